import { topicLabel } from '../../shared/forums/topic'
import type { NeedScope } from '../../shared/needs/need'
import { type Actor, can } from '../../shared/permission'
import { topics } from '../forums/queries'
import type { Db } from '../store/Store'
import { findNeed, type NeedRow, needRows, needSubject } from './find'
import { currentTakeovers } from './takeovers'

/** A need as a きっかけ names it; its words stay on its own page. */
export interface NeedHead {
  id: string
  forumId: string
  ownerId: string
  ownerName: string
  topicId: string | null
  /** 栄村の困りごと（専門職×土木） */
  label: string
  at: number
}

/** Undefined for whoever may not read it: then nothing of it may be told [E1]. */
export async function needHead(db: Db, actor: Actor, id: string): Promise<NeedHead | undefined> {
  return (await headsOf(db, actor, await needRows(db).where('need.id', '=', id).execute()))[0]
}

/** The needs of a body that a proposal may rest on, as far as the actor reads them; the newest first. */
export async function needHeads(db: Db, actor: Actor, forumId: string): Promise<NeedHead[]> {
  const rows = await needRows(db)
    .where('need.forum_id', '=', forumId)
    .where('need.state', 'in', ['open', 'taken_over'])
    .orderBy('need.at', 'desc')
    .orderBy('need.id')
    .execute()
  return await headsOf(db, actor, rows)
}

async function headsOf(db: Db, actor: Actor, rows: readonly NeedRow[]): Promise<NeedHead[]> {
  const labels = new Map((await topics(db)).map((topic) => [topic.id, topicLabel(topic)]))
  return rows
    .filter((row) => can(actor, 'need.read', needSubject(row)))
    .map((row) => {
      const topic = labels.get(row.topic_id ?? '')
      return {
        id: row.id,
        forumId: row.forum_id,
        ownerId: row.organisation_id,
        ownerName: row.ownerName,
        topicId: row.topic_id,
        label: `${row.ownerName}の困りごと${topic === undefined ? '' : `（${topic}）`}`,
        at: row.at,
      }
    })
}

/** An open need as the delivery of 先進事例 sees it: whose it is and whether 県 may know of it. Never for readers. */
export interface OpenNeed {
  forumId: string
  organisationId: string
  topicId: string
  scope: NeedScope
  at: number
  is_sample: 0 | 1
}

/** Whose needs a body could talk about: opened to it, and nobody writes a proposal of them; one name per need, in 建制順. */
export async function ownersWaitingIn(db: Db, forumId: string): Promise<string[]> {
  const rows = await needRows(db)
    .where('need.forum_id', '=', forumId)
    .where('need.state', 'in', ['open', 'taken_over'])
    .where('need.scope', '=', 'region')
    .orderBy('organisation.official_order')
    .orderBy('need.at')
    .execute()
  const takenOver = await currentTakeovers(
    db,
    rows.map(({ id }) => id),
  )
  const isTaken = (id: string) => takenOver.some(({ need_id }) => need_id === id)
  return rows.flatMap(({ id, ownerName }) => (isTaken(id) ? [] : [ownerName]))
}

export async function openNeedsOn(db: Db, topicIds: readonly string[]): Promise<OpenNeed[]> {
  if (topicIds.length === 0) return []
  const rows = await db
    .selectFrom('need')
    .innerJoin('organisation', 'organisation.id', 'need.organisation_id')
    .select([
      'need.forum_id as forumId',
      'need.organisation_id as organisationId',
      'need.topic_id as topicId',
      'need.scope',
      'need.at',
      'need.is_sample',
    ])
    .where('need.topic_id', 'in', topicIds)
    .where('need.state', 'in', ['open', 'taken_over'])
    .orderBy('organisation.official_order')
    .orderBy('need.at')
    .execute()
  return rows.flatMap(({ topicId, ...row }) => (topicId === null ? [] : { ...row, topicId }))
}

/** Needs of an organisation on these topics that 県 may read, in whatever state. */
export async function ownersReadableBy(
  db: Db,
  actor: Actor,
  topicIds: readonly string[],
): Promise<{ organisationId: string; at: number }[]> {
  if (topicIds.length === 0) return []
  const rows = await needRows(db).where('need.topic_id', 'in', topicIds).execute()
  return rows
    .filter((row) => can(actor, 'need.read', needSubject(row)))
    .map((row) => ({ organisationId: row.organisation_id, at: row.at }))
}

/** The words of a need for a draft that begins with them; an unreadable need is an unknown one [E1]. */
export const needText = async (db: Db, actor: Actor, id: string): Promise<string> =>
  (await findNeed(db, actor, id)).text
