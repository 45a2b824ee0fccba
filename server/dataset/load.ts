import type { Insertable } from 'kysely'
import type { Context } from '../context'
import { sha256 } from '../id'
import type { Tx } from '../store/Store'
import type { Tables } from '../store/Tables'
import { factsOf } from './facts'
import type { Fault } from './faults'
import { homePrefecture, type Rows, rowsOf } from './rows'
import type { Source } from './source'
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

/** [B6] Bodies whose name and members are kept here: a data set neither changes them nor takes them away. */
async function governedForums(tx: Tx): Promise<Set<string>> {
  const rows = await tx.selectFrom('forum').select('id').where('governed_at', 'is not', null).execute()
  return new Set(rows.map(({ id }) => id))
}

/** [B13] Organisations that were added here: a data set that does not know them leaves them. */
const addedOrganisations = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('organisation').select('id').where('added_at', 'is not', null).execute()).map(
    ({ id }) => id,
  )

/** Whoever runs the server is an organisation that no set of facts knows (accounts/firstRun.ts). */
const operatorId = 'operator'

type Kept = 'organisation' | 'forum'

/**
 * Organisations, bodies and topics that the new set does not have and that somebody's work still names. 関心 are not among them: a
 * refusal would tell that there is one; those of a topic that is gone meet nobody any more.
 */
async function stillNeeded(tx: Tx, rows: Rows): Promise<Fault[]> {
  const uses = [
    [
      'organisation',
      await tx
        .selectFrom('seat')
        .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
        .select('organisation.id')
        .distinct()
        .where('organisation.id', '!=', operatorId)
        .execute(),
      '職',
    ],
    [
      'organisation',
      await tx.selectFrom('proposal_originator').select('organisation_id as id').distinct().execute(),
      '提案',
    ],
    [
      'organisation',
      await tx
        .selectFrom('forum_member')
        .innerJoin('forum', 'forum.id', 'forum_member.forum_id')
        .select('organisation_id as id')
        .distinct()
        .where('forum.governed_at', 'is not', null)
        .execute(),
      '会議体の構成',
    ],
    [
      'organisation',
      await tx.selectFrom('assembly_session').select('organisation_id as id').distinct().execute(),
      '議会会期',
    ],
    ['forum', await tx.selectFrom('meeting').select('forum_id as id').distinct().execute(), '会議'],
    ['forum', await tx.selectFrom('proposal').select('forum_id as id').distinct().execute(), '提案'],
    ['forum', await tx.selectFrom('secretariat').select('forum_id as id').distinct().execute(), '事務局'],
    [
      'forum',
      await tx.selectFrom('forum_rules').select('forum_id as id').distinct().execute(),
      '会議体の設定',
    ],
    ['forum', await tx.selectFrom('date_poll').select('forum_id as id').distinct().execute(), '日程調整'],
    ['forum', await tx.selectFrom('work_job').select('forum_id as id').distinct().execute(), 'しごと帳'],
    ['forum', await tx.selectFrom('need').select('forum_id as id').distinct().execute(), '困りごと'],
    ['forum', await tx.selectFrom('offer').select('forum_id as id').distinct().execute(), '出せるもの'],
    [
      'forum',
      await tx.selectFrom('forum_parent').select('parent_id as id').distinct().execute(),
      'テーマ連携',
    ],
    ['forum', await tx.selectFrom('work_limit').select('forum_id as id').distinct().execute(), 'しごと帳'],
    ['topic', await tx.selectFrom('need').select('topic_id as id').distinct().execute(), '困りごと'],
    ['topic', await tx.selectFrom('offer').select('topic_id as id').distinct().execute(), '出せるもの'],
    ['topic', await tx.selectFrom('precedent_topic').select('topic_id as id').distinct().execute(), '事例'],
    ['topic', await tx.selectFrom('proposal').select('topic_id as id').distinct().execute(), '提案'],
  ] as const
  const present = {
    organisation: new Set([...rows.organisations.map(({ id }) => id), ...(await addedOrganisations(tx))]),
    forum: new Set([...rows.forums.map(({ id }) => id), ...(await governedForums(tx))]),
    topic: new Set(rows.topics.map(({ id }) => id)),
  }
  const files = { organisation: 'municipalities.json', forum: 'forums.json', topic: 'topics.json' } as const
  return uses.flatMap(([kind, ids, use]) =>
    ids
      .flatMap(({ id }) => (id === null || present[kind].has(id) ? [] : id))
      .map((id) => ({
        file: files[kind],
        line: 1,
        record: id,
        problem: `このデータには「${id}」がありませんが、${use}が使っています`,
        remedy: '先に、サンプル年度やその職・会議・提案を片付けてください',
      })),
  )
}

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
