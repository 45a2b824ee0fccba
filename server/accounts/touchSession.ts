import type { Context } from '../context'

/** Often enough for an idle time of 30 minutes, seldom enough that reading costs no writes. */
const touchEveryMs = 60_000

/** Notes that the person of this session did something just now. */
export async function touchSession(
  context: Context,
  session: { sessionId: string; seenAt: number },
): Promise<void> {
  const now = context.now()
  if (now - session.seenAt < touchEveryMs) return
  await context.store.db
    .updateTable('session')
    .set({ seen_at: now })
    .where('id', '=', session.sessionId)
    .where('ended_at', 'is', null)
    .where('seen_at', '<', now)
    .execute()
}
