import { clockTime } from '../../shared/calendar'
import { categoryOfRole } from '../../shared/meetings/attendee'
import type { MinutesRecord, Named } from '../../shared/minutes/record'
import type { MemberRole } from '../../shared/permission'
import { type Rsvp, standingAnswer } from '../../shared/schedule/rsvp'
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
  if (attendees.length > 0)
    return attendees.map(({ organisationId, arrivedAt, leftAt, ...rest }) => ({
      ...rest,
      organisation: { id: organisationId, name: names.get(organisationId) ?? '' },
      arrivedAt: clockOf(arrivedAt),
      leftAt: clockOf(leftAt),
    }))
  const rsvps = await rsvpsOf(db, meeting.id)
  return record.members.flatMap((member) => expected(member, standingAnswer(rsvps, member.id)))
}

function expected(
  { role, ...organisation }: Named & { role: MemberRole },
  rsvp: Rsvp | undefined,
): RosterRow[] {
  const row = { ...blank(organisation), category: categoryOfRole[role] }
  if (!rsvp) return [row]
  const answered: RosterRow = {
    ...row,
    note: rsvp.note,
    isOnline: rsvp.answer === 'online',
    status: rsvp.answer === 'absent' ? 'absent' : 'present',
    category: rsvp.answer === 'proxy' && row.category === 'member' ? 'proxy' : row.category,
  }
  if (rsvp.people.length === 0) return [answered]
  return rsvp.people.map((person, index) => ({
    ...answered,
    ...person,
    // Whoever comes beside the first comes along.
    category: index === 0 ? answered.category : 'companion',
  }))
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
