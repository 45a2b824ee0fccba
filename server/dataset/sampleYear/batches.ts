import type { Tx } from '../../store/Store'

/** What carries the mark of the sample itself; everything else hangs on one of these. */
type SampleTable =
  | 'person'
  | 'seat'
  | 'forum'
  | 'meeting'
  | 'date_poll'
  | 'work_job'
  | 'call'
  | 'need'
  | 'offer'
  | 'interest_match'
  | 'precedent'
  | 'proposal'
  | 'consent_procedure'
  | 'project'

export async function idsOf(tx: Tx, table: SampleTable): Promise<string[]> {
  const rows = await tx.selectFrom(table).select('id').where('is_sample', '=', 1).execute()
  return rows.map(({ id }) => id)
}

/** Well below the number of parameters a statement may have on any engine. */
const batchSize = 200

export async function inBatches(
  ids: readonly string[],
  work: (some: string[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < ids.length; from += batchSize) await work(ids.slice(from, from + batchSize))
}

export async function selectIn<T>(
  ids: readonly string[],
  query: (some: string[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = []
  await inBatches(ids, async (some) => found.push(...(await query(some))))
  return found
}
