import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

/** 経過 of a call: what was done with it, and by whom. */
export interface CallMove {
  id: string
  kind: Tables['call_move']['kind']
  detail: string
  at: number
  label: string
}

/** The first first. */
export const movesOf = (db: Db, callId: string): Promise<CallMove[]> =>
  db
    .selectFrom('call_move')
    .select(['id', 'kind', 'detail', 'at', 'label'])
    .where('call_id', '=', callId)
    .orderBy('at')
    .orderBy('id')
    .execute()
