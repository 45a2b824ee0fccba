import type { ExpressionBuilder } from 'kysely'
import { seatName } from '../../shared/accounts/seatName'
import { sessionAbsoluteMs, sessionIdleMs } from '../../shared/accounts/session'
import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor, Duty } from '../../shared/permission'
import type { Signed } from '../collab/access'
import type { Context } from '../context'
import { memberOn } from '../forums/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'
import { hashToken } from './token'

/** Whether an appointment (任用) is in force on `day`; its last day is inside. */
export const inForceOn = (day: string) => (eb: ExpressionBuilder<Tables, 'appointment'>) =>
  eb.and([
    eb('appointment.from_on', '<=', day),
    eb.or([eb('appointment.to_on', 'is', null), eb('appointment.to_on', '>=', day)]),
  ])

/** The seats that people who are not disabled hold on `day`. */
export const heldSeats = (db: Db, day: string) =>
  db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .innerJoin('seat', 'seat.id', 'appointment.seat_id')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .where('person.disabled_at', 'is', null)
    .where(inForceOn(day))

interface HeldSeat {
  seatId: string
  organisationId: string
  organisationName: string
  seatTitle: string
  duty: Duty
}

async function heldSeat(
  db: Db,
  personId: string,
  seatId: string,
  day: string,
): Promise<HeldSeat | undefined> {
  return heldSeats(db, day)
    .where('appointment.person_id', '=', personId)
    .where('appointment.seat_id', '=', seatId)
    .select([
      'seat.id as seatId',
      'seat.organisation_id as organisationId',
      'organisation.name as organisationName',
      'seat.title as seatTitle',
      'seat.duty',
    ])
    .executeTakeFirst()
}

/** The person in one seat with its rights on `day`; undefined when the person is disabled or does not hold the seat then. */
export async function actorOf(
  db: Db,
  personId: string,
  seatId: string,
  day: string,
): Promise<Actor | undefined> {
  const seat = await heldSeat(db, personId, seatId, day)
  return seat && actorIn(db, personId, seat, day)
}

async function actorIn(db: Db, personId: string, seat: HeldSeat, day: string): Promise<Actor> {
  const memberships = await db
    .selectFrom('forum_member')
    .select(['forum_id as forumId', 'role'])
    .where('organisation_id', '=', seat.organisationId)
    .where(memberOn(day))
    .execute()
  const secretariats = await db
    .selectFrom('secretariat')
    .select('forum_id')
    .where('seat_id', '=', seat.seatId)
    .execute()
  return {
    personId,
    seatId: seat.seatId,
    organisationId: seat.organisationId,
    duty: seat.duty,
    memberships,
    // Only a member's seat is ever a secretariat, whatever a row says: the prefecture reads no drafts [R4].
    secretariatOf: seat.duty === 'member' ? secretariats.map((row) => row.forum_id) : [],
  }
}

/** From when to when the actor holds its seat; the end is null while none is set. */
export async function ownTerm(
  db: Db,
  { personId, seatId }: Actor,
  day: string,
): Promise<{ fromOn: string; toOn: string | null }> {
  const rows = await db
    .selectFrom('appointment')
    .select(['from_on as fromOn', 'to_on as toOn'])
    .where('person_id', '=', personId)
    .where('seat_id', '=', seatId)
    .where(inForceOn(day))
    .execute()
  const ends = rows.map(({ toOn }) => toOn)
  return {
    fromOn: rows.map(({ fromOn }) => fromOn).sort()[0] ?? day,
    // Held by two rows, a seat is left with the later one.
    toOn: ends.includes(null) ? null : (ends.sort().at(-1) ?? null),
  }
}

/** A seat as it is written beside an act, 「飯山市 企画財政課長」: kept as text, so that it outlives a reorganisation. */
export async function actingSeat(
  db: Db,
  { seatId }: Pick<Actor, 'seatId'>,
): Promise<{ label: string; isSample: 0 | 1 }> {
  const { isSample, ...seat } = await db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select([
      'organisation.name as organisationName',
      'seat.title as seatTitle',
      'seat.is_sample as isSample',
    ])
    .where('seat.id', '=', seatId)
    .executeTakeFirstOrThrow()
  return { label: seatName(seat), isSample }
}

/** [A6] A seat of the sample, which anybody at this machine may enter, changes nothing that real seats made. */
export async function mayTouch(
  db: Db,
  actor: Pick<Actor, 'seatId'>,
  subject: { is_sample: 0 | 1 },
): Promise<boolean> {
  return subject.is_sample === 1 || (await actingSeat(db, actor)).isSample === 0
}

export async function refuseSampleSeat(
  db: Db,
  actor: Pick<Actor, 'seatId'>,
  subject: { is_sample: 0 | 1 },
): Promise<void> {
  if (!(await mayTouch(db, actor, subject)))
    throw new DomainError(
      'forbidden',
      'サンプルの席では、実際の会議や提案に対してこの操作はできません。ご自分の席でサインインしてください。',
    )
}

/** The seats that are secretariat (事務局) of a body, in 建制順 of their organisations; those of the sample stand apart. */
export async function secretariatSeats(
  db: Db,
  { forumId, isSample }: { forumId: string; isSample: 0 | 1 },
): Promise<{ organisationId: string; title: string }[]> {
  return await db
    .selectFrom('secretariat')
    .innerJoin('seat', 'seat.id', 'secretariat.seat_id')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select(['seat.organisation_id as organisationId', 'seat.title'])
    .where('secretariat.forum_id', '=', forumId)
    .where('seat.is_sample', '=', isSample)
    .orderBy('organisation.official_order')
    .orderBy('seat.id')
    .execute()
}

/** A session that is in force at this moment, with what it shows and what it may. */
export interface LiveSession extends Signed {
  createdAt: number
  seenAt: number
}

/** The session behind a token: not ended, not idle, not too old, and its seat still held [S7]. */
export async function sessionOf(context: Context, token: string): Promise<LiveSession | undefined> {
  const now = context.now()
  const session = await context.store.db
    .selectFrom('session')
    .select(['id', 'person_id', 'seat_id', 'created_at', 'seen_at'])
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .where('seen_at', '>', now - sessionIdleMs)
    .where('created_at', '>', now - sessionAbsoluteMs)
    .executeTakeFirst()
  if (!session) return undefined
  const day = dayOf(now)
  const seat = await heldSeat(context.store.db, session.person_id, session.seat_id, day)
  if (!seat) return undefined
  return {
    actor: await actorIn(context.store.db, session.person_id, seat, day),
    sessionId: session.id,
    organisationName: seat.organisationName,
    seatTitle: seat.seatTitle,
    createdAt: session.created_at,
    seenAt: session.seen_at,
  }
}
