import { clockTime } from '../../shared/calendar'
import type { MinutesRecord, Named } from '../../shared/minutes/record'
import { type Rsvp, standingAnswer } from '../../shared/schedule/rsvp'
import { type DraftAttendee, draftAttendees } from '../../shared/sitting/draftAttendees'
import { organisationNames } from '../forums/queries'
import type { MeetingRow } from '../meetings/queries'
import { rsvpsOf } from '../schedule/queries'
import { attendeesOf } from '../sitting/queries'
import type { Db } from '../store/Store'
import type { RosterRow } from './papers/PaperFacts'

/** The 名簿 of what was filed: those who were there, and the members of whom nobody came. */
export function recordRoster({ attendance }: MinutesRecord): RosterRow[] {
  if (!attendance) return []
  return [
    ...attendance.attendees.map((each) => ({
      ...blank(each.organisation),
      ...each,
      status: 'present' as const,
    })),
    ...attendance.absent.map((organisation) => ({ ...blank(organisation), status: 'absent' as const })),
  ]
}

/** Before 確定: the list kept in the room; before there is one, the answers of 出欠, and who has not answered. */
export async function draftRoster(db: Db, meeting: MeetingRow, record: MinutesRecord): Promise<RosterRow[]> {
  const attendees = await attendeesOf(db, meeting.id)
  const names = await organisationNames(db)
  const rows = attendees.length > 0 ? attendees : announced(record, await rsvpsOf(db, meeting.id))
  return rows.map(({ organisationId, arrivedAt, leftAt, ...rest }) => ({
    ...rest,
    organisation: { id: organisationId, name: names.get(organisationId) ?? '' },
    arrivedAt: clockOf(arrivedAt),
    leftAt: clockOf(leftAt),
  }))
}

/** What the paper says ahead of the meeting: who answered that they come is 出席, who has not answered 未確認. */
function announced({ members }: MinutesRecord, rsvps: readonly Rsvp[]): DraftAttendee[] {
  return draftAttendees({ members, rsvps, secretariat: [] }).map((attendee) => {
    const rsvp = standingAnswer(rsvps, attendee.organisationId)
    if (!rsvp) return attendee
    const status = attendee.status === 'absent' ? 'absent' : 'present'
    return { ...attendee, status, note: rsvp.note }
  })
}

const blank = ({ id, name }: Named): RosterRow => ({
  organisation: { id, name },
  division: '',
  title: '',
  name: '',
  kana: '',
  category: 'member',
  status: 'expected',
  proxyFor: '',
  isOnline: false,
  arrivedAt: null,
  leftAt: null,
  note: '',
})

const clockOf = (at: number | null) => (at === null ? null : clockTime(at))
