import type { Intent } from '../../shared/intents/intent'
import type { Db } from '../store/Store'
import { type IntentRow, intentOf, type MarkRow } from './rows'

/** What each organisation says to these proposals today: its latest answer, in the order in which they were given. */
export async function intentsOf(db: Db, proposalIds: readonly string[]): Promise<Intent[]> {
  const all = await allIntents(db, proposalIds)
  const latest = new Map(all.map((row) => [`${row.proposal_id} ${row.organisation_id}`, row]))
  return await withMarks(
    db,
    all.filter((row) => latest.get(`${row.proposal_id} ${row.organisation_id}`) === row),
  )
}

/** Every answer that was ever given to these proposals, the oldest first. */
export const intentHistory = async (db: Db, proposalIds: readonly string[]): Promise<Intent[]> =>
  await withMarks(db, await allIntents(db, proposalIds))

/** Append-only but for a press that was taken back at once, which says nothing any more; and stateIntent keeps the times of an organisation apart: their order is the order of the acts. */
async function allIntents(db: Db, proposalIds: readonly string[]): Promise<IntentRow[]> {
  if (proposalIds.length === 0) return []
  return await db
    .selectFrom('intent')
    .selectAll()
    .where('proposal_id', 'in', proposalIds)
    .where('undone_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

async function withMarks(db: Db, rows: readonly IntentRow[]): Promise<Intent[]> {
  const marks = await marksOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => intentOf(row, marks.get(row.id) ?? []))
}

async function marksOf(db: Db, intentIds: readonly string[]): Promise<Map<string, MarkRow[]>> {
  if (intentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('condition_mark')
    .selectAll()
    .where('intent_id', 'in', intentIds)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const marks = new Map<string, MarkRow[]>()
  for (const row of rows) marks.set(row.intent_id, [...(marks.get(row.intent_id) ?? []), row])
  return marks
}
