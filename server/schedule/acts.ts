import { dayOf } from '../../shared/calendar'
import type { NoticeKind } from '../../shared/mail/kind'
import { headText, isSameHead, type ToldHead } from '../../shared/schedule/head'
import { membersOn } from '../forums/queries'
import { type MeetingRow, nameOf } from '../meetings/queries'
import { notify } from '../outbox/notify'
import type { Tx } from '../store/Store'
import { calendarOf } from './queries'

interface MeetingLetter {
  kind: NoticeKind
  at: number
  /** 【中止】 … */
  subject: string
  /** above the facts of the meeting */
  lead: readonly string[]
  /** below them */
  rest?: readonly string[]
  /** what the facts are compared with */
  told?: ToldHead | undefined
}

/** Tells all members of a meeting's date, with the calendar entry: of several changes that wait only the newest goes out. */
export async function tellMembers(tx: Tx, meetingId: string, letter: MeetingLetter): Promise<void> {
  const meeting = await tx
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .selectAll('meeting')
    .select('forum.name as forumName')
    .where('meeting.id', '=', meetingId)
    .executeTakeFirstOrThrow()
  await notify(tx, {
    kind: letter.kind,
    at: letter.at,
    forumId: meeting.forum_id,
    isSample: meeting.is_sample === 1,
    organisationIds: await toldOrganisations(tx, meeting.forum_id, dayOf(letter.at)),
    subject: `${letter.subject}${nameOf(meeting)}`,
    lines: [...letter.lead, ...headText(headOf(meeting), letter.told), ...(letter.rest ?? [])],
    path: `/meetings/${meeting.id}?tab=schedule`,
    reason: `${meeting.forumName}の構成団体であるため`,
    calendar: await calendarOf(tx, meeting.id),
    dedupeKey: `${letter.kind}:${meeting.id}`,
  })
}

/** 県 reads no draft of a body, whatever it is in it [R4]. */
const toldOrganisations = async (tx: Tx, forumId: string, day: string): Promise<string[]> =>
  (await membersOn(tx, forumId, day)).filter(({ role }) => role !== 'prefecture').map(({ id }) => id)

export const headOf = (
  meeting: Pick<
    MeetingRow,
    'title' | 'starts_at' | 'ends_at' | 'place' | 'mode' | 'agenda_due_on' | 'rsvp_due_on'
  >,
): ToldHead => ({
  title: meeting.title,
  startsAt: meeting.starts_at,
  endsAt: meeting.ends_at,
  place: meeting.place,
  mode: meeting.mode,
  agendaDueOn: meeting.agenda_due_on,
  rsvpDueOn: meeting.rsvp_due_on,
})

/** What 開催通知 told of the meeting; undefined while none went out. */
export const toldHead = ({ notified_head }: Pick<MeetingRow, 'notified_head'>): ToldHead | undefined =>
  // Written by notifyMeeting as JSON of a ToldHead.
  notified_head === null ? undefined : (JSON.parse(notified_head) as ToldHead)

/** After a change of the head: whoever got a 開催通知 hears what is different now; before one nobody is told. */
export async function tellChange(tx: Tx, before: MeetingRow, after: MeetingRow, at: number): Promise<void> {
  const told = toldHead(before)
  if (told === undefined || isSameHead(headOf(before), headOf(after))) return
  // Once it was opened, or its time is past, a slip is put right without a letter.
  if (after.began_at !== null || (before.starts_at <= at && after.starts_at <= at)) return
  const isDateSet = before.called_off === 'postponed' && after.called_off === null
  await tellMembers(tx, after.id, {
    kind: 'meeting_changed',
    at,
    subject: isDateSet ? '【日時決定】' : '【変更】',
    lead: [
      isDateSet ? '延期していた会議の日時が決まりました。' : '開催通知でお知らせした会議に変更があります。',
    ],
    told,
    ...(before.starts_at === after.starts_at
      ? {}
      : { rest: ['日時が変わったため、出欠を改めて回答してください。'] }),
  })
}

/** A meeting that is off for good needs no date: nobody is asked for one any more. */
export const closePollsOf = async (tx: Tx, meetingId: string): Promise<void> => {
  await tx
    .updateTable('date_poll')
    .set({ state: 'closed' })
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'open')
    .execute()
}
