import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator'
import { dayOf, wareki } from '../../shared/calendar'
import { meetingModeLabel } from '../../shared/meetings/meeting'
import { nameOf } from '../meetings/queries'
import type { CalendarMeeting } from './queries'

/** Where nobody said how long it takes, a calendar still has to keep some hours free. */
const assumedMs = 2 * 60 * 60 * 1000
/** How often a subscribed calendar is asked to come again, in seconds: an hour. */
const refreshSeconds = 60 * 60

/**
 * Meetings as an ICS text [D8]. Times go out as UTC: with the library's `timezone` they would be nine hours wrong. A meeting
 * keeps its UID for good; SEQUENCE and LAST-MODIFIED grow with each change of what stands here, so a calendar replaces its entry.
 */
export function calendarText(meetings: readonly CalendarMeeting[], name?: string): string {
  const calendar = ical({ prodId: { company: 'Entaku', product: 'Entaku', language: 'JA' } })
  calendar.method(ICalCalendarMethod.PUBLISH)
  if (name !== undefined) calendar.name(name).ttl(refreshSeconds)
  for (const meeting of meetings) calendar.createEvent(entryOf(meeting))
  return calendar.toString()
}

function entryOf(meeting: CalendarMeeting) {
  const changedAt = new Date(meeting.calendar_changed_at ?? meeting.created_at)
  const isOff = meeting.called_off !== null
  return {
    id: `${meeting.id}@entaku`,
    sequence: meeting.calendar_sequence,
    stamp: changedAt,
    lastModified: changedAt,
    created: new Date(meeting.created_at),
    ...timesOf(meeting),
    summary: summaryOf(meeting),
    ...(meeting.place === '' ? {} : { location: meeting.place }),
    description: descriptionOf(meeting).join('\n'),
    status: isOff
      ? ICalEventStatus.CANCELLED
      : meeting.notified_at === null
        ? ICalEventStatus.TENTATIVE
        : ICalEventStatus.CONFIRMED,
    busystatus: isOff || meeting.mode === 'written' ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  }
}

/** 書面開催 has no sitting: its entry is the moment until which answers are taken. */
function timesOf({ mode, starts_at, ends_at }: CalendarMeeting) {
  if (mode === 'written') return { start: new Date(starts_at) }
  return { start: new Date(starts_at), end: new Date(ends_at ?? starts_at + assumedMs) }
}

function summaryOf(meeting: CalendarMeeting): string {
  const name = nameOf(meeting)
  if (meeting.called_off === 'cancelled') return `【中止】${name}`
  if (meeting.called_off === 'postponed') return `【延期】${name}`
  return meeting.mode === 'written' ? `【書面】${name}（回答期限）` : name
}

function descriptionOf(meeting: CalendarMeeting): string[] {
  return [
    meeting.forumName,
    `開催方法：${meetingModeLabel[meeting.mode]}`,
    ...(meeting.called_off === null ? [] : [`理由：${meeting.called_off_reason}`]),
    ...(meeting.called_off === 'postponed' ? ['新しい日時は、決まりしだいお知らせします。'] : []),
    ...(meeting.called_off === null && meeting.mode !== 'written' && meeting.ends_at === null
      ? ['終了時刻は決まっていません（2時間として登録しています）。']
      : []),
    ...(meeting.called_off === null && meeting.mode !== 'written' && meeting.rsvp_due_on !== null
      ? [`出欠の回答期限：${wareki(meeting.rsvp_due_on)}`]
      : []),
    ...(meeting.called_off === null && meeting.notified_at === null ? ['開催通知の前の予定です。'] : []),
    `${wareki(dayOf(meeting.calendar_changed_at ?? meeting.created_at))}現在`,
  ]
}
