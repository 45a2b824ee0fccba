import {
  type SessionInfo,
  type SessionItem,
  type SignedIn,
  sessionAbsoluteMs,
  sessionIdleMs,
} from '../../shared/accounts/session'
import { assert } from '../../shared/assert'
import { dayOf } from '../../shared/calendar'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { deviceOf } from './device'
import { seatsOf } from './seatChoices'

interface Asking {
  actor: Actor | undefined
  sessionId: string | undefined
  sampleEntry: boolean
}

/** Who is signed in, from which seat, and which other seats the person holds. */
export async function sessionInfo(context: Context, asking: Asking): Promise<SessionInfo> {
  const { actor, sessionId, sampleEntry } = asking
  if (!actor || sessionId === undefined) return { signedIn: false, sampleEntry }
  return signedInInfo(context, { actor, sessionId, sampleEntry })
}

async function signedInInfo(
  context: Context,
  { actor, sessionId, sampleEntry }: { actor: Actor; sessionId: string; sampleEntry: boolean },
): Promise<SignedIn> {
  const { db } = context.store
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .innerJoin('seat', 'seat.id', 'session.seat_id')
    .select(['person.login_id', 'session.created_at', 'seat.is_sample'])
    .where('session.id', '=', sessionId)
    .executeTakeFirstOrThrow()
  const seats = await seatsOf(db, actor.personId, dayOf(context.now()))
  const present = seats.find(({ seatId }) => seatId === actor.seatId)
  assert(present, 'an actor holds its seat')
  return {
    signedIn: true,
    sampleEntry,
    sessionId,
    actor,
    organisationName: present.organisationName,
    seatTitle: present.seatTitle,
    loginId: row.login_id,
    sample: row.is_sample === 1,
    seats,
    expiresAt: row.created_at + sessionAbsoluteMs,
  }
}

/** Where the person is signed in now, the latest first. */
export async function ownSessions(context: Context, actor: Actor, sessionId: string): Promise<SessionItem[]> {
  const now = context.now()
  const rows = await context.store.db
    .selectFrom('session')
    .innerJoin('seat', 'seat.id', 'session.seat_id')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select([
      'session.id',
      'organisation.name as organisationName',
      'seat.title as seatTitle',
      'session.created_at as createdAt',
      'session.seen_at as seenAt',
      'session.user_agent',
    ])
    .where('session.person_id', '=', actor.personId)
    .where('session.ended_at', 'is', null)
    .where('session.seen_at', '>', now - sessionIdleMs)
    .where('session.created_at', '>', now - sessionAbsoluteMs)
    .orderBy('session.seen_at', 'desc')
    .orderBy('session.id')
    .execute()
  return rows.map(({ user_agent, ...row }) => ({
    ...row,
    device: deviceOf(user_agent),
    isCurrent: row.id === sessionId,
  }))
}
