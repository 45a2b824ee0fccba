import type { SeatChoice } from '../../shared/accounts/session'
import { memberOn } from '../forums/queries'
import type { Db } from '../store/Store'
import { secretariats } from './namedForums'
import { heldSeats } from './queries'

/** Every seat a person holds on `day`, in 建制順. */
export async function seatsOf(db: Db, personId: string, day: string): Promise<SeatChoice[]> {
  const seats = await choices(db, day).where('appointment.person_id', '=', personId).execute()
  return withBodies(db, seats, day)
}

/** The seats of the sample that can be entered on `day`, in 建制順; never one of an administrator. */
export async function sampleSeats(db: Db, day: string): Promise<SeatChoice[]> {
  const seats = await choices(db, day)
    .where('person.is_sample', '=', 1)
    .where('seat.is_sample', '=', 1)
    .where('seat.duty', '!=', 'administrator')
    .execute()
  return withBodies(db, seats, day)
}

const choices = (db: Db, day: string) =>
  heldSeats(db, day)
    .select([
      'seat.id as seatId',
      'seat.organisation_id as organisationId',
      'organisation.name as organisationName',
      'organisation.kind as organisationKind',
      'seat.title as seatTitle',
      'seat.duty',
    ])
    .distinct()
    .select('organisation.official_order')
    .orderBy('organisation.official_order')
    .orderBy('seat.title')
    .orderBy('seat.id')

type ChoiceRow = Omit<SeatChoice, 'secretariatOf' | 'memberOf'> & { official_order: string }

async function withBodies(db: Db, seats: readonly ChoiceRow[], day: string): Promise<SeatChoice[]> {
  const bodies = await secretariats(db)
  const memberships = await membershipsOf(
    db,
    seats.map((seat) => seat.organisationId),
    day,
  )
  return seats.map(({ official_order: _, ...seat }) => ({
    ...seat,
    secretariatOf: bodies.get(seat.seatId) ?? [],
    memberOf: memberships
      .filter((row) => row.organisationId === seat.organisationId)
      .map(({ forumId, forumName, role }) => ({ forumId, forumName, role })),
  }))
}

/** Memberships (構成) in force on `day`, by the name of the body. */
async function membershipsOf(db: Db, organisationIds: readonly string[], day: string) {
  if (organisationIds.length === 0) return []
  return (
    db
      .selectFrom('forum_member')
      .innerJoin('forum', 'forum.id', 'forum_member.forum_id')
      .select([
        'forum_member.organisation_id as organisationId',
        'forum.id as forumId',
        'forum.name as forumName',
        'forum_member.role',
      ])
      .where('forum_member.organisation_id', 'in', [...new Set(organisationIds)])
      .where(memberOn(day))
      // Tiers (幹事会, 部会) follow their body and would only repeat it.
      .where('forum.parent_id', 'is', null)
      .orderBy('forum.layer')
      .orderBy('forum.name')
      .orderBy('forum.id')
      .execute()
  )
}
