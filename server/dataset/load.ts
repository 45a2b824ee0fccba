import type { Insertable } from 'kysely'
import type { Context } from '../context'
import { sha256 } from '../id'
import type { Tx } from '../store/Store'
import type { Tables } from '../store/Tables'
import { factsOf } from './facts'
import type { Fault } from './faults'
import { homePrefecture, type Rows, rowsOf } from './rows'
import type { Source } from './source'
import { addedOrganisations, governedForums, operatorId, stillNeeded } from './stillNeeded'
import { validateDataset } from './validate'

export type LoadResult =
  | { outcome: 'loaded'; name: string; counts: Counts }
  /** the very same files are loaded already */
  | { outcome: 'unchanged'; name: string }
  /** nothing was changed */
  | { outcome: 'refused'; faults: Fault[] }

export interface Counts {
  municipalities: number
  forums: number
  memberships: number
  facts: number
}

/** Loads a prefecture's facts in place of those that were there: all of them in one transaction, or nothing. */
export async function loadDataset(context: Context, source: Source): Promise<LoadResult> {
  const validation = validateDataset(source)
  if (!validation.ok) return { outcome: 'refused', faults: validation.faults }
  const { dataset } = validation
  const { code, name } = homePrefecture(dataset)
  const rows = rowsOf(dataset)
  const facts = factsOf(dataset)
  const checksum = checksumOf(source)
  return context.store.transaction(async (tx): Promise<LoadResult> => {
    const loaded = await tx.selectFrom('dataset').select('sha256').where('id', '=', code).executeTakeFirst()
    if (loaded?.sha256 === checksum) return { outcome: 'unchanged', name }
    const faults = await stillNeeded(tx, rows)
    if (faults.length > 0) return { outcome: 'refused', faults }
    await replaceField(tx, rows)
    await replaceAll(tx, 'fact', facts)
    await replaceAll(tx, 'dataset', [{ id: code, name, sha256: checksum, loaded_at: context.now() }])
    return { outcome: 'loaded', name, counts: countsOf(rows, facts.length) }
  })
}

const checksumOf = (source: Source) =>
  sha256([...source].map(([name, text]) => `${name} ${sha256(text)}\n`).join(''))

const countsOf = ({ organisations, forums, members }: Rows, facts: number): Counts => ({
  municipalities: organisations.filter(({ official_order }) => official_order.startsWith('1-')).length,
  forums: forums.length,
  memberships: members.length,
  facts,
})

/**
 * What people made hangs on organisations and bodies: those are changed in place and never taken away under it.
 * Everything else is written anew.
 */
async function replaceField(tx: Tx, rows: Rows): Promise<void> {
  const governed = await governedForums(tx)
  const isFree = (forumId: string) => !governed.has(forumId)
  await tx
    .deleteFrom('forum_member')
    .where('forum_id', 'not in', [...governed, ''])
    .execute()
  await tx.deleteFrom('forum_milestone').execute()
  await put(tx, 'organisation', rows.organisations)
  await put(
    tx,
    'forum',
    rows.forums.filter(({ id }) => isFree(id)),
  )
  await deleteOthers(tx, 'forum', [...rows.forums, ...[...governed].map((id) => ({ id }))])
  const added = await addedOrganisations(tx)
  await deleteOthers(tx, 'organisation', [...rows.organisations, ...added.map((id) => ({ id }))])
  await insertAll(
    tx,
    'forum_member',
    rows.members.filter(({ forum_id }) => isFree(forum_id)),
  )
  await insertAll(tx, 'forum_milestone', rows.milestones)
  await replaceAll(tx, 'region', rows.regions)
  await replaceAll(tx, 'policy_field', rows.policyFields)
  await replaceAll(tx, 'topic', rows.topics)
  await replaceAll(tx, 'instrument', rows.instruments)
}

type Kept = 'organisation' | 'forum'

async function put(tx: Tx, table: Kept, rows: readonly { id: string }[]): Promise<void> {
  for (const row of rows)
    await tx
      .insertInto(table)
      // The caller pairs the table with its own rows.
      .values(row as never)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row as never))
      .execute()
}

async function deleteOthers(tx: Tx, table: Kept, rows: readonly { id: string }[]): Promise<void> {
  const kept = new Set(rows.map(({ id }) => id))
  const ids = (await tx.selectFrom(table).select('id').execute()).map(({ id }) => id)
  const gone = ids.filter((id) => !kept.has(id) && id !== operatorId)
  if (gone.length === 0) return
  // Tiers let go of their body first.
  if (table === 'forum')
    await tx
      .updateTable('forum')
      .set({ parent_id: null })
      .where((eb) => eb.or([eb('id', 'in', gone), eb('parent_id', 'in', gone)]))
      .execute()
  await tx.deleteFrom(table).where('id', 'in', gone).execute()
}

type Replaced =
  | 'forum_member'
  | 'forum_milestone'
  | 'region'
  | 'policy_field'
  | 'topic'
  | 'instrument'
  | 'fact'
  | 'dataset'

async function replaceAll<T extends Replaced>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  await tx.deleteFrom(table as Replaced).execute()
  await insertAll(tx, table, rows)
}

/** Well below the number of parameters a statement may have on any engine. */
const rowsPerStatement = 50

async function insertAll<T extends Replaced>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await tx
      .insertInto(table as Replaced)
      // `rows` are rows of `table`: the signature says so, Kysely cannot follow it through the union.
      .values(rows.slice(from, from + rowsPerStatement) as never)
      .execute()
}
