import type { Context } from '../context'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import { type EndedSession, endSessions } from './endSessions'
import { hashToken, newToken } from './token'

/** More places than one person works at; the oldest gives way. */
const sessionsMax = 20
/** Enough to tell the browsers of a person apart. */
const userAgentLengthMax = 300

/** What the sign-in page brings along, besides what the person typed. */
export interface Visit {
  /** of the client, for throttling */
  address: string
  userAgent: string
  /** the session this browser had until now; it ends, so that no token outlives a sign-in */
  sessionId: string | undefined
}

/** The only moment at which the token exists outside the browser. */
export interface OpenedSession {
  token: string
  sessionId: string
  personId: string
  seatId: string
  ended: readonly EndedSession[]
}

interface Opening {
  personId: string
  seatId: string
  at: number
  visit: Visit
}

/** Opens a session with a new token: a token planted in the browser beforehand gains nothing. */
export async function openSession(tx: Tx, { personId, seatId, at, visit }: Opening): Promise<OpenedSession> {
  const ended = await endSessions(tx, at, await crowdedOut(tx, personId, visit.sessionId))
  const token = newToken()
  const sessionId = newId()
  await tx
    .insertInto('session')
    .values({
      id: sessionId,
      token_hash: hashToken(token),
      person_id: personId,
      seat_id: seatId,
      created_at: at,
      seen_at: at,
      ended_at: null,
      user_agent: visit.userAgent.slice(0, userAgentLengthMax),
    })
    .execute()
  return { token, sessionId, personId, seatId, ended }
}

async function crowdedOut(tx: Tx, personId: string, replaced: string | undefined): Promise<string[]> {
  const open = await tx
    .selectFrom('session')
    .select('id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .execute()
  const crowd = open.slice(sessionsMax - 1).map((row) => row.id)
  return replaced === undefined ? crowd : [...crowd, replaced]
}

/** After the commit: live connections of the sessions that ended are judged again [S7]. */
export function tellEnded(context: Context, ended: readonly EndedSession[]): void {
  for (const session of ended) context.events.emit('accessChanged', session)
}
