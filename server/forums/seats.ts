import { seatName } from '../../shared/accounts/seatName'
import { hasVoice } from '../../shared/forums/membership'
import type { Db } from '../store/Store'
import { membersOn } from './queries'

/** A seat (職) as a form offers it. */
export interface ForumSeat {
  seatId: string
  organisationId: string
  name: string
}

/** The seats that can confirm minutes in a body, in 建制順: of its members with a voice [B2]. */
export async function confirmingSeats(db: Db, forumId: string, asked: Asked): Promise<ForumSeat[]> {
  const members = (await membersOn(db, forumId, asked.day)).filter(hasVoice)
  return seatsOfOrganisations(
    db,
    members.map(({ id }) => id),
    asked,
  )
}

/** The seats that can be the secretariat of what was founded here: of these members, and of whoever is it in the bodies above. */
export async function secretariatSeats(
  db: Db,
  { above, organisationIds }: { above: readonly string[]; organisationIds: readonly string[] },
  asked: Asked,
): Promise<ForumSeat[]> {
  const offices = await db
    .selectFrom('secretariat')
    .innerJoin('seat', 'seat.id', 'secretariat.seat_id')
    .select('seat.organisation_id')
    .where('secretariat.forum_id', 'in', [...above, ''])
    .execute()
  const organisations = new Set([...organisationIds, ...offices.map((row) => row.organisation_id)])
  return seatsOfOrganisations(db, [...organisations], asked)
}

/** On which day, and whether for a seat of the sample: what is real never hangs on a seat that goes with the sample. */
interface Asked {
  day: string
  isSample: 0 | 1
}

async function seatsOfOrganisations(
  db: Db,
  organisationIds: readonly string[],
  { isSample }: Asked,
): Promise<ForumSeat[]> {
  if (organisationIds.length === 0) return []
  const rows = await db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select([
      'seat.id as seatId',
      'seat.organisation_id as organisationId',
      'organisation.name as organisationName',
      'seat.title as seatTitle',
    ])
    .where('seat.organisation_id', 'in', organisationIds)
    .where('seat.duty', '=', 'member')
    .where('seat.is_sample', '=', isSample)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .orderBy('seat.title')
    .execute()
  return rows.map((row) => ({
    seatId: row.seatId,
    organisationId: row.organisationId,
    name: seatName(row),
  }))
}
