import type {
  ForumItem,
  Holder,
  OrganisationItem,
  PendingInvitation,
  PersonItem,
  SeatItem,
} from '../../shared/accounts/register'
import { sessionAbsoluteMs, sessionIdleMs } from '../../shared/accounts/session'
import { dayOf } from '../../shared/calendar'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import type { Db } from '../store/Store'
import { assertManages } from './manage'
import { forumName, namedForums, secretariats } from './namedForums'

/** The organisations (団体) in 建制順. */
export async function organisations(context: Context, actor: Actor): Promise<OrganisationItem[]> {
  assertManages(actor)
  return context.store.db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .orderBy('official_order')
    .orderBy('id')
    .execute()
}

/** The bodies (会議体) a seat can be the secretariat of. */
export async function secretariatForums(context: Context, actor: Actor): Promise<ForumItem[]> {
  assertManages(actor)
  const forums = await namedForums(context.store.db).execute()
  return forums.map((forum) => ({ id: forum.id, name: forumName(forum) }))
}

/** Every seat (職) with who holds it, in 建制順. */
export async function seatRegister(context: Context, actor: Actor): Promise<SeatItem[]> {
  assertManages(actor)
  const { db } = context.store
  const now = context.now()
  const seats = await db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select([
      'seat.id as seatId',
      'seat.title as seatTitle',
      'seat.duty',
      'seat.is_sample',
      'organisation.id as organisationId',
      'organisation.name as organisationName',
      'organisation.kind as organisationKind',
    ])
    .orderBy('organisation.official_order')
    .orderBy('seat.title')
    .orderBy('seat.id')
    .execute()
  const bodies = await secretariats(db)
  const holders = await holdersFrom(db, dayOf(now))
  const invitations = await pendingInvitations(db, now)
  return seats.map(({ is_sample, ...seat }) => ({
    ...seat,
    isSample: is_sample === 1,
    secretariatOf: bodies.get(seat.seatId) ?? [],
    holders: holders.get(seat.seatId) ?? [],
    invitations: invitations.get(seat.seatId) ?? [],
  }))
}

async function holdersFrom(db: Db, day: string): Promise<Map<string, Holder[]>> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .select([
      'appointment.seat_id',
      'appointment.id as appointmentId',
      'person.id as personId',
      'person.login_id as loginId',
      'appointment.from_on as fromOn',
      'appointment.to_on as toOn',
      'person.disabled_at',
    ])
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>=', day)]))
    .orderBy('appointment.from_on')
    .orderBy('appointment.id')
    .execute()
  return grouped(rows, ({ seat_id, disabled_at, ...row }) => [
    seat_id,
    { ...row, isDisabled: disabled_at !== null },
  ])
}

async function pendingInvitations(db: Db, now: number): Promise<Map<string, PendingInvitation[]>> {
  const rows = await db
    .selectFrom('invitation')
    .select(['seat_id', 'id', 'for_person', 'created_at', 'expires_at', 'starts_on'])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute()
  return grouped(rows, (row) => [
    row.seat_id,
    {
      invitationId: row.id,
      purpose: row.for_person === null ? 'join' : 'reset',
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      startsOn: row.starts_on,
    },
  ])
}

/** The people of the installation by login id; those of the sample are no accounts and not listed. */
export async function people(context: Context, actor: Actor): Promise<PersonItem[]> {
  assertManages(actor)
  const { db } = context.store
  const persons = await db
    .selectFrom('person')
    .select(['id', 'login_id', 'disabled_at'])
    .where('is_sample', '=', 0)
    .orderBy('login_id')
    .execute()
  const seats = await appointments(db)
  const sessions = await liveSessions(db, context.now())
  return persons.map((person) => ({
    personId: person.id,
    loginId: person.login_id,
    isDisabled: person.disabled_at !== null,
    sessions: sessions.get(person.id)?.length ?? 0,
    seats: seats.get(person.id) ?? [],
  }))
}

async function appointments(db: Db): Promise<Map<string, PersonItem['seats'][number][]>> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('seat', 'seat.id', 'appointment.seat_id')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select([
      'appointment.person_id',
      'seat.id as seatId',
      'organisation.id as organisationId',
      'organisation.name as organisationName',
      'seat.title as seatTitle',
      'appointment.from_on as fromOn',
      'appointment.to_on as toOn',
    ])
    .orderBy('appointment.from_on')
    .orderBy('organisation.official_order')
    .execute()
  return grouped(rows, ({ person_id, ...row }) => [person_id, row])
}

async function liveSessions(db: Db, now: number): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('session')
    .select(['person_id', 'id'])
    .where('ended_at', 'is', null)
    .where('seen_at', '>', now - sessionIdleMs)
    .where('created_at', '>', now - sessionAbsoluteMs)
    .execute()
  return grouped(rows, (row) => [row.person_id, row.id])
}

function grouped<Row, Item>(
  rows: readonly Row[],
  entry: (row: Row) => [key: string, item: Item],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const row of rows) {
    const [key, item] = entry(row)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
