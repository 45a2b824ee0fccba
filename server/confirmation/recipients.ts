import { dayOf } from '../../shared/calendar'
import type { Named } from '../../shared/minutes/record'
import { votersOf } from '../../shared/sitting/quorum'
import { membersOn } from '../forums/queries'
import type { MeetingRow } from '../meetings/queries'
import { attendeesOf } from '../sitting/queries'
import type { Db } from '../store/Store'

/**
 * Who is asked to confirm, in 建制順: the members with a voice that were there, by 出欠; where nobody kept it, all of them. Neither the
 * prefecture nor observers are ever asked [R4].
 */
export async function recipientsOf(db: Db, meeting: MeetingRow): Promise<Named[]> {
  const members = await membersOn(db, meeting.forum_id, dayOf(meeting.starts_at))
  const voters = new Set(votersOf(members))
  const asked = members.filter(({ id }) => voters.has(id)).map(({ id, name }) => ({ id, name }))
  const came = new Set(
    (await attendeesOf(db, meeting.id))
      .filter(
        ({ status, category }) => status === 'present' && (category === 'member' || category === 'proxy'),
      )
      .map(({ organisationId }) => organisationId),
  )
  const present = asked.filter(({ id }) => came.has(id))
  return present.length > 0 ? present : asked
}
