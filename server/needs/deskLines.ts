import { type DeskItem, deskItem } from '../../shared/desk/item'
import { shortened } from '../../shared/letters'
import { isAsked } from '../../shared/needs/need'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { forumNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { type NeedRow, needRows, needSubject } from './find'

/** 困りごと and 出せるもの: what is asked of their owner alone. */
export async function needLines(db: Db, actor: Actor): Promise<DeskItem[]> {
  const asked = await needsToRenew(db, actor)
  const typed = await needsToConfirm(db, actor)
  const requests = await requestsToAnswer(db, actor)
  return [
    ...asked.map(({ needId, since, ...need }) =>
      deskItem('need_asked', needId, {
        ...{ ...need, at: since },
        acts: [
          { act: 'renew_need', needId },
          { act: 'solve_need', needId },
        ],
      }),
    ),
    ...typed.map(({ needId, since, ...need }) =>
      deskItem('need_typed', needId, { ...need, at: since, acts: [{ act: 'confirm_need', needId }] }),
    ),
    ...requests.map(({ requestId, forumId, since, title, forumName }) =>
      deskItem('offer_request', forumId, {
        ...{ key: requestId, title, forumName, at: since },
        acts: (['agreed', 'declined'] as const).map((state) => ({
          ...{ act: 'answer_request', requestId, state },
        })),
      }),
    ),
  ]
}

/** A need that waits for something, in the reader's own organisation. */
interface DeskNeed {
  needId: string
  title: string
  forumName: string
  since: number
}

/** まだ困っていますか: asked of the owner alone. */
async function needsToRenew(db: Db, actor: Actor): Promise<DeskNeed[]> {
  const own = await ownRows(db, actor)
  return deskNeeds(
    db,
    own.filter(
      (row) => row.state === 'open' && isAsked({ askedAt: row.asked_at, renewedAt: row.renewed_at }),
    ),
    (row) => row.asked_at ?? row.at,
  )
}

/** What the secretariat typed for this organisation and nobody of it has confirmed. */
async function needsToConfirm(db: Db, actor: Actor): Promise<DeskNeed[]> {
  const own = await ownRows(db, actor)
  return deskNeeds(
    db,
    own.filter((row) => row.on_behalf_channel !== null && row.confirmed_at === null),
    (row) => row.at,
  )
}

async function ownRows(db: Db, actor: Actor): Promise<NeedRow[]> {
  const rows = await needRows(db)
    .where('need.organisation_id', '=', actor.organisationId)
    .where('need.forum_id', 'in', [...forumIdsOf(actor), ''])
    .where('need.state', 'in', ['open', 'taken_over'])
    .orderBy('need.at')
    .execute()
  return rows.filter((row) => can(actor, 'need.write', needSubject(row)))
}

async function deskNeeds(
  db: Db,
  rows: readonly NeedRow[],
  sinceOf: (row: NeedRow) => number,
): Promise<DeskNeed[]> {
  const names = await forumNames(
    db,
    rows.map(({ forum_id }) => forum_id),
  )
  return rows.map((row) => ({
    needId: row.id,
    title: shortened(row.text, 60),
    forumName: names.find(({ id }) => id === row.forum_id)?.name ?? '',
    since: sinceOf(row),
  }))
}

/** 使いたい that waits for this organisation's answer. */
async function requestsToAnswer(db: Db, actor: Actor) {
  const rows = await db
    .selectFrom('offer_request')
    .innerJoin('offer', 'offer.id', 'offer_request.offer_id')
    .innerJoin('organisation', 'organisation.id', 'offer_request.organisation_id')
    .innerJoin('forum', 'forum.id', 'offer.forum_id')
    .select([
      'offer_request.id as requestId',
      'offer_request.at as since',
      'offer.forum_id as forumId',
      'offer.text as text',
      'organisation.name as askerName',
      'forum.name as forumName',
    ])
    .where('offer_request.state', '=', 'open')
    .where('offer.organisation_id', '=', actor.organisationId)
    .orderBy('offer_request.at')
    .execute()
  return rows
    .filter(({ forumId }) => can(actor, 'need.create', { forumId }))
    .map(({ text, ...row }) => ({ ...row, title: `${row.askerName}：${shortened(text, 40)}` }))
}
