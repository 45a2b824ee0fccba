import type { Tx } from '../store/Store'

/** Takes back the notices with this key that nobody was sent yet, and says to which organisations they were. */
export async function takeBack(tx: Tx, dedupeKey: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('notice')
    .where('dedupe_key', '=', dedupeKey)
    .where('handled_at', 'is', null)
    .returning('organisation_id')
    .execute()
  return rows.flatMap(({ organisation_id }) => organisation_id ?? [])
}
