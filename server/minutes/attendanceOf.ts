import type { Attendee } from '../../shared/meetings/attendee'
import type { MinutesRecord, RecordAttendance, RecordAttendee } from '../../shared/minutes/record'
import { fullestQuorum, votersOf } from '../../shared/sitting/quorum'
import { rulesOf } from '../forums/queries'
import type { MeetingRow } from '../meetings/queries'
import { attendeesOf } from '../sitting/queries'
import type { Db } from '../store/Store'
import { japanTime } from './buildRecord'

/** 出席者・欠席者・傍聴者 as the record tells them; null where nobody kept the list. */
export async function attendanceOf(
  db: Db,
  meeting: MeetingRow,
  members: MinutesRecord['members'],
  names: ReadonlyMap<string, string>,
): Promise<RecordAttendance | null> {
  const attendees = await attendeesOf(db, meeting.id)
  const present = attendees.filter(({ status }) => status === 'present')
  if (present.length === 0) return null
  const voters = votersOf(members)
  const isThere = new Set(present.map(({ organisationId }) => organisationId))
  const { quorum } = await rulesOf(db, meeting.forum_id)
  const times = {
    beganAt: meeting.began_at ?? meeting.starts_at,
    endedAt: meeting.ended_at ?? Number.POSITIVE_INFINITY,
  }
  const { present: counted, total, isMet } = fullestQuorum(attendees, voters, times, quorum)
  return {
    attendees: present.map((each) => recordAttendee(each, names)),
    absent: members
      .filter(({ id }) => voters.includes(id) && !isThere.has(id))
      .map(({ id, name }) => ({ id, name })),
    observerCount: meeting.observer_count,
    quorum: { present: counted.length, total, isMet },
  }
}

const recordAttendee = (attendee: Attendee, names: ReadonlyMap<string, string>): RecordAttendee => ({
  organisation: { id: attendee.organisationId, name: names.get(attendee.organisationId) ?? '' },
  division: attendee.division,
  title: attendee.title,
  name: attendee.name,
  category: attendee.category,
  proxyFor: attendee.proxyFor,
  isOnline: attendee.isOnline,
  arrivedAt: clockOf(attendee.arrivedAt),
  leftAt: clockOf(attendee.leftAt),
})

/** 14:10 in Japan */
const clockOf = (at: number | null) => (at === null ? null : japanTime(at).slice(11, 16))
