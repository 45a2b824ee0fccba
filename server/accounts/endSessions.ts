import type { Tx } from '../store/Store'

export interface EndedSession {
  personId: string
  sessionId: string
}

/** Ends these sessions, those that still are, and tells which; emit `accessChanged` for each after the commit. */
export async function endSessions(tx: Tx, at: number, ids: readonly string[]): Promise<EndedSession[]> {
  if (ids.length === 0) return []
  return tx
    .updateTable('session')
    .set({ ended_at: at })
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .returning(['person_id as personId', 'id as sessionId'])
    .execute()
}

/** Ends every session of a person, or those in one seat; `except` may stay. */
export async function endSessionsOf(
  tx: Tx,
  at: number,
  which: { personId: string; seatId?: string; except?: string | undefined },
): Promise<EndedSession[]> {
  let sessions = tx
    .selectFrom('session')
    .select('id')
    .where('person_id', '=', which.personId)
    .where('ended_at', 'is', null)
  if (which.seatId !== undefined) sessions = sessions.where('seat_id', '=', which.seatId)
  if (which.except !== undefined) sessions = sessions.where('id', '!=', which.except)
  const rows = await sessions.execute()
  return endSessions(
    tx,
    at,
    rows.map((row) => row.id),
  )
}
