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

/** The proposals whose きっかけ is one of these calls, once they were submitted: ids by call. */
export async function proposalsFrom(
  db: Db,
  callIds: readonly string[],
): Promise<{ callId: string; proposalId: string }[]> {
  if (callIds.length === 0) return []
  const rows = await db
    .selectFrom('proposal')
    .select(['id', 'origin_ref'])
    .where('origin_kind', '=', 'call')
    .where('origin_ref', 'in', callIds)
    .where('submitted_at', 'is not', null)
    .orderBy('submitted_at')
    .execute()
  return rows.flatMap(({ id, origin_ref }) =>
    origin_ref === null ? [] : [{ callId: origin_ref, proposalId: id }],
  )
}
