import { sessionAbsoluteMs, sessionIdleMs } from '../../shared/accounts/session'
import { dayOf } from '../../shared/calendar'
import type { Context } from '../context'
import { keepLooking } from '../keepLooking'
import type { Tx } from '../store/Store'
import { endSessions } from './endSessions'
import { tellEnded } from './openSession'
import { inForceOn } from './queries'
import { forgetOldFailures } from './throttle'

/** A screen left open goes dark at most this much after its session is over. */
const sweepEveryMs = 30_000
/** Ended sessions are of use while somebody asks "was that me?"; then they go. */
const keepEndedMs = 30 * 24 * 60 * 60_000

/**
 * Ends what is over though nobody asked: idle and old sessions, seats whose last day has passed, disabled people.
 * Requests are refused without it; the sweep is what closes their sockets.
 */
export async function sweepSessions(context: Context): Promise<void> {
  const now = context.now()
  const ended = await context.store.transaction(async (tx) => {
    await tx
      .deleteFrom('session')
      .where('ended_at', '<=', now - keepEndedMs)
      .execute()
    await forgetOldFailures(tx, now)
    return endSessions(tx, now, await sessionsOver(tx, now))
  })
  tellEnded(context, ended)
}

async function sessionsOver(tx: Tx, now: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('session')
    .select('session.id')
    .where('session.ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('session.seen_at', '<=', now - sessionIdleMs),
        eb('session.created_at', '<=', now - sessionAbsoluteMs),
        eb.not(
          eb.exists(
            eb
              .selectFrom('appointment')
              .innerJoin('person', 'person.id', 'appointment.person_id')
              .select('appointment.id')
              .whereRef('appointment.person_id', '=', 'session.person_id')
              .whereRef('appointment.seat_id', '=', 'session.seat_id')
              .where('person.disabled_at', 'is', null)
              .where(inForceOn(dayOf(now))),
          ),
        ),
      ]),
    )
    .execute()
  return rows.map((row) => row.id)
}

/** Sweeps from time to time, until it is closed. */
export const keepSweeping = (
  context: Context,
  report: (error: unknown) => void,
): { close(): Promise<void> } => keepLooking(() => sweepSessions(context), { everyMs: sweepEveryMs, report })
