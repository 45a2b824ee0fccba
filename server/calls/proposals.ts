import type { Db } from '../store/Store'

/** Number and title of proposals that were submitted once, in the order of the ids: for letters to those who may read them. */
export async function titlesOf(
  db: Db,
  ids: readonly string[],
): Promise<{ number: string | null; title: string }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('proposal')
    .select(['id', 'number', 'title'])
    .where('id', 'in', ids)
    .execute()
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}
