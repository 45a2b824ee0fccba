import { dayOf } from '../../shared/calendar'
import type { NeedScope } from '../../shared/needs/need'
import { type Delivery, deliveriesFor } from '../../shared/precedents/delivery'
import { memberOn } from '../forums/queries'
import { interestedIn } from '../interests/acts'
import { openNeedsOn } from '../needs/queries'
import { notify } from '../outbox/notify'
import type { Tx } from '../store/Store'
import { filedRows, type PrecedentRow, topicsOfPrecedents } from './find'

/** A filed card is brought to every organisation with a fitting open need or 関心, once [E9]. Returns who has something new. */
export async function deliverCard(tx: Tx, card: PrecedentRow, at: number): Promise<string[]> {
  const day = dayOf(at)
  const topicIds = (await topicsOfPrecedents(tx)).get(card.id) ?? []
  const members = await membersByForum(tx, day)
  const isMember = ({ forumId, organisationId }: { forumId: string; organisationId: string }) =>
    members.get(forumId)?.has(organisationId) ?? false
  const needs = (await openNeedsOn(tx, topicIds)).filter(
    (need) => need.is_sample === card.is_sample && isMember(need),
  )
  const interests: { organisationId: string; forumId: string }[] = []
  for (const forumId of members.keys())
    for (const topicId of topicIds)
      for (const organisationId of await interestedIn(tx, forumId, topicId, card.is_sample))
        interests.push({ organisationId, forumId })
  return await deliver(
    tx,
    card,
    deliveriesFor({ needs, interests: interests.filter(isMember), filedBy: card.organisation_id }),
    at,
  )
}

/** A new or changed need gets the cards that fit it at once: they stand on its page, and no letter tells of them [E9]. */
export async function deliverToNeed(
  tx: Tx,
  need: {
    organisation_id: string
    forum_id: string
    topic_id: string | null
    scope: NeedScope
    is_sample: 0 | 1
  },
  at: number,
): Promise<void> {
  const topicsOf = await topicsOfPrecedents(tx)
  const cards = (await filedRows(tx)).filter(
    (card) =>
      card.is_sample === need.is_sample &&
      need.topic_id !== null &&
      topicsOf.get(card.id)?.includes(need.topic_id),
  )
  const needs = [{ organisationId: need.organisation_id, forumId: need.forum_id, scope: need.scope }]
  for (const card of cards)
    await insertNew(tx, card, deliveriesFor({ needs, interests: [], filedBy: card.organisation_id }), at)
}

async function deliver(
  tx: Tx,
  card: PrecedentRow,
  deliveries: readonly Delivery[],
  at: number,
): Promise<string[]> {
  const reached = await insertNew(tx, card, deliveries, at)
  for (const { organisationId, forumId } of reached)
    await notify(tx, {
      kind: 'precedent',
      at,
      forumId,
      isSample: card.is_sample === 1,
      organisationIds: [organisationId],
      subject: `先進事例：${card.title}`,
      lines: [
        `登録：${card.organisationName}`,
        '似た取組を始めるときは、事例のページの「うちでもできるか」から下書きを作れます。',
      ],
      path: `/precedents/${card.id}`,
      // Neither a need nor a 関心 is named: a letter lies on desks and goes round [E9].
      reason: '先進事例は、分野の合う団体にお知らせしています',
      dedupeKey: `precedent:${card.id}`,
    })
  return reached.map(({ organisationId }) => organisationId)
}

/** The rows that are not there yet; answers the organisations that the card reaches for the first time. */
async function insertNew(
  tx: Tx,
  card: PrecedentRow,
  deliveries: readonly Delivery[],
  at: number,
): Promise<Delivery[]> {
  const before = await tx
    .selectFrom('precedent_delivery')
    .select(['organisation_id', 'reason'])
    .where('precedent_id', '=', card.id)
    .execute()
  const known = new Set(before.map(({ organisation_id }) => organisation_id))
  const firsts = new Map<string, Delivery>()
  for (const delivery of deliveries) {
    const { organisationId, reason } = delivery
    if (!known.has(organisationId) && !firsts.has(organisationId)) firsts.set(organisationId, delivery)
    if (before.some((row) => row.organisation_id === organisationId && row.reason === reason)) continue
    await tx
      .insertInto('precedent_delivery')
      .values({
        ...{ precedent_id: card.id, organisation_id: organisationId, reason },
        ...{ delivered_at: at, opened_at: null },
      })
      .execute()
  }
  return [...firsts.values()]
}

async function membersByForum(tx: Tx, day: string): Promise<Map<string, Set<string>>> {
  const rows = await tx
    .selectFrom('forum_member')
    .select(['forum_id', 'organisation_id'])
    .where(memberOn(day))
    .execute()
  const members = new Map<string, Set<string>>()
  for (const { forum_id, organisation_id } of rows)
    members.set(forum_id, (members.get(forum_id) ?? new Set()).add(organisation_id))
  return members
}
