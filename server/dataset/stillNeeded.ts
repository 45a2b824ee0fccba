import { sql } from 'kysely'
import type { Tx } from '../store/Store'
import type { Tables } from '../store/Tables'
import type { Fault } from './faults'
import type { Rows } from './rows'

/** [B6] Bodies whose name and members are kept here: a data set neither changes them nor takes them away. */
export async function governedForums(tx: Tx): Promise<Set<string>> {
  const rows = await tx.selectFrom('forum').select('id').where('governed_at', 'is not', null).execute()
  return new Set(rows.map(({ id }) => id))
}

/** [B13] Organisations that were added here: a data set that does not know them leaves them. */
export const addedOrganisations = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('organisation').select('id').where('added_at', 'is not', null).execute()).map(
    ({ id }) => id,
  )

/** Whoever runs the server is an organisation that no set of facts knows (accounts/firstRun.ts). */
export const operatorId = 'operator'

/** Columns of `T` that hold ids, and what people call what they are in. */
interface Use<T extends keyof Tables = keyof Tables> {
  table: T
  column: keyof Tables[T] & string
  word: string
}
const use = <T extends keyof Tables>(table: T, column: keyof Tables[T] & string, word: string): Use => ({
  table,
  column: column as Use['column'],
  word,
})

/**
 * 関心 are not among them: a refusal would tell that there is one; those of a topic that is gone meet nobody any more. Who answered
 * something (EntryColumns) was a member or was asked: that row names the organisation.
 */
const uses: Record<'organisation' | 'forum' | 'topic', readonly Use[]> = {
  organisation: [
    use('seat', 'organisation_id', '職'),
    use('proposal_originator', 'organisation_id', '提案'),
    use('proposal_correction', 'organisation_id', '提案の訂正'),
    use('proposal_correction_word', 'organisation_id', '提案の訂正'),
    use('proposal_support', 'organisation_id', '賛同'),
    use('assembly_session', 'organisation_id', '議会会期'),
    use('attendee', 'organisation_id', '会議の出席'),
    use('work_job', 'owner_id', 'しごと帳'),
    use('work_limit', 'organisation_id', 'しごと帳'),
    use('action_item', 'owner_id', '宿題'),
    use('call_addressee', 'organisation_id', '照会'),
    use('call_answer', 'organisation_id', '照会'),
    use('need', 'organisation_id', '困りごと'),
    use('need_echo', 'organisation_id', '困りごと'),
    use('need_takeover', 'organisation_id', '困りごと'),
    use('offer', 'organisation_id', '出せるもの'),
    use('offer_request', 'organisation_id', '出せるもの'),
    use('precedent', 'organisation_id', '先進事例'),
    use('intent', 'organisation_id', '意向'),
    use('population', 'organisation_id', '人口'),
    use('consent_party', 'organisation_id', '同意手続'),
    use('consent_step', 'organisation_id', '同意手続'),
    use('point_at_issue', 'organisation_id', '論点'),
    use('point_stance', 'organisation_id', '論点'),
    use('project_member', 'organisation_id', '取組'),
    use('project_indicator', 'owner_id', '取組'),
    use('project_assessment', 'organisation_id', '取組'),
  ],
  forum: [
    use('meeting', 'forum_id', '会議'),
    use('proposal', 'forum_id', '提案'),
    use('proposal_referral', 'from_forum_id', '上程'),
    use('proposal_referral', 'to_forum_id', '上程'),
    use('secretariat', 'forum_id', '事務局'),
    use('forum_rules', 'forum_id', '会議体の設定'),
    use('date_poll', 'forum_id', '日程調整'),
    use('work_job', 'forum_id', 'しごと帳'),
    use('work_limit', 'forum_id', 'しごと帳'),
    use('call', 'forum_id', '照会'),
    use('need', 'forum_id', '困りごと'),
    use('offer', 'forum_id', '出せるもの'),
    use('forum_parent', 'parent_id', 'テーマ連携'),
    use('consent_procedure', 'forum_id', '同意手続'),
    use('project', 'forum_id', '取組'),
    use('project', 'lead_forum_id', '取組'),
  ],
  topic: [
    use('need', 'topic_id', '困りごと'),
    use('offer', 'topic_id', '出せるもの'),
    use('precedent_topic', 'topic_id', '先進事例'),
    use('proposal', 'topic_id', '提案'),
  ],
}

const files = { organisation: 'municipalities.json', forum: 'forums.json', topic: 'topics.json' } as const

/** Organisations, bodies and topics that the new set does not have and that somebody's work still names. */
export async function stillNeeded(tx: Tx, rows: Rows): Promise<Fault[]> {
  const present = {
    organisation: new Set([
      operatorId,
      ...rows.organisations.map(({ id }) => id),
      ...(await addedOrganisations(tx)),
    ]),
    forum: new Set([...rows.forums.map(({ id }) => id), ...(await governedForums(tx))]),
    topic: new Set(rows.topics.map(({ id }) => id)),
  }
  const faults = new Map<string, Fault>()
  const check = (kind: keyof typeof uses, ids: readonly string[], word: string) => {
    for (const id of ids)
      if (!present[kind].has(id)) faults.set(`${id} ${word}`, missing(files[kind], id, word))
  }
  for (const kind of ['organisation', 'forum', 'topic'] as const)
    for (const each of uses[kind]) check(kind, await idsIn(tx, each), each.word)
  check('organisation', await governedMembers(tx), '会議体の構成')
  return [...faults.values()]
}

/** The column is one of ids, as the list above says; Kysely cannot follow that through the union of tables. */
async function idsIn(tx: Tx, { table, column }: Use): Promise<string[]> {
  const { rows } = await sql<{ id: string | null }>`
    select distinct ${sql.ref(column)} as id from ${sql.table(table)}`.execute(tx)
  return rows.flatMap(({ id }) => (id === null || id === '' ? [] : id))
}

const governedMembers = async (tx: Tx): Promise<string[]> =>
  (
    await tx
      .selectFrom('forum_member')
      .innerJoin('forum', 'forum.id', 'forum_member.forum_id')
      .select('organisation_id as id')
      .distinct()
      .where('forum.governed_at', 'is not', null)
      .execute()
  ).map(({ id }) => id)

const missing = (file: string, id: string, word: string): Fault => ({
  file,
  line: 1,
  record: id,
  problem: `このデータには「${id}」がありませんが、${word}が使っています`,
  remedy: '先に、サンプル年度やその職・会議・提案を片付けてください',
})
