import type { Selectable } from 'kysely'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Db, Tx } from '../store/Store'
import type { Tables } from '../store/Tables'

export type PrecedentRow = Selectable<Tables['precedent']> & {
  organisationName: string
  isPrefecture: boolean
}

/** What people filed and did not withdraw, the newest first. */
export async function filedRows(db: Db, id?: string): Promise<PrecedentRow[]> {
  let query = db
    .selectFrom('precedent')
    .innerJoin('organisation', 'organisation.id', 'precedent.organisation_id')
    .selectAll('precedent')
    .select(['organisation.name as organisationName', 'organisation.kind'])
    .where('withdrawn_at', 'is', null)
    .orderBy('precedent.at', 'desc')
    .orderBy('precedent.id')
  if (id !== undefined) query = query.where('precedent.id', '=', id)
  return (await query.execute()).map(({ kind, ...row }) => ({ ...row, isPrefecture: kind === 'prefecture' }))
}

export async function topicsOfPrecedents(db: Db): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('precedent_topic')
    .innerJoin('topic', 'topic.id', 'precedent_topic.topic_id')
    .select(['precedent_id', 'topic_id'])
    .orderBy('topic.position')
    .execute()
  const topics = new Map<string, string[]>()
  for (const { precedent_id, topic_id } of rows)
    topics.set(precedent_id, [...(topics.get(precedent_id) ?? []), topic_id])
  return topics
}

/** A card of one's own organisation, held for the act. */
export async function holdOwnPrecedent(tx: Tx, actor: Actor, id: string): Promise<PrecedentRow> {
  await tx
    .updateTable('precedent')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', id)
    .execute()
  const [row] = await filedRows(tx, id)
  if (!row) throw precedentUnknown()
  if (!can(actor, 'precedent.change', { organisationId: row.organisation_id }))
    throw new DomainError('forbidden', `この事例を変えられるのは、登録した${row.organisationName}です。`)
  return row
}

export const precedentUnknown = () =>
  new DomainError(
    'not_found',
    'この事例は見つからないか、取り下げられました。先進事例の一覧から選び直してください。',
  )
