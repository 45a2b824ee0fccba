import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { endedOn, forumNames, membersOn } from '../forums/queries'
import type { Db } from '../store/Store'
import { findNeed } from './find'
import { needLines } from './needLines'
import { offerLines } from './offerLines'

/** 困りごと and 出せるもの of one body, as far as the reader may know of them. */
export async function needsPage(db: Db, actor: Actor, { forumId, now }: { forumId: string; now: number }) {
  const [forum] = await forumNames(db, [forumId])
  if (!forum || !can(actor, 'offer.read', { forumId })) throw pageUnknown()
  const today = dayOf(now)
  return {
    forumId,
    forumName: forum.name,
    today,
    ...(await writers(db, actor, { forumId, today })),
    needs: await needLines(db, actor, { forumIds: [forumId] }),
    offers: await offerLines(db, actor, { forumIds: [forumId] }),
  }
}

/** Who may write here, where else, and for whom. */
async function writers(db: Db, actor: Actor, { forumId, today }: { forumId: string; today: string }) {
  if ((await endedOn(db, forumId, today)) !== null)
    return { mayWrite: false, mayTypeFor: false, bodies: [], members: [] }
  const bodies = (await forumNames(db, forumIdsOf(actor))).filter(
    ({ id, parentName }) =>
      can(actor, 'need.create', { forumId: id }) && (parentName === null || id === forumId),
  )
  const mayTypeFor = can(actor, 'proposal.enterOnBehalf', { forumId })
  const members = (await membersOn(db, forumId, today)).filter(hasVoice)
  const isMember = members.some(({ id }) => id === actor.organisationId)
  return {
    mayWrite: can(actor, 'need.create', { forumId }) && isMember,
    mayTypeFor,
    bodies: bodies.map(({ id, name }) => ({ id, name })),
    members: mayTypeFor
      ? members.filter(({ id }) => id !== actor.organisationId).map(({ id, name }) => ({ id, name }))
      : [],
  }
}

/** Every need of every body that 県 may read, for 市町村課; a member reads those of its own bodies. */
export async function allNeeds(db: Db, actor: Actor, now: number) {
  const isPrefecture = can(actor, 'record.readAll', null)
  const needs = await needLines(db, actor, isPrefecture ? {} : { forumIds: forumIdsOf(actor) })
  const names = await forumNames(db, [...new Set(needs.map(({ forumId }) => forumId))])
  return { today: dayOf(now), needs, forums: names.map(({ id, name }) => ({ id, name })) }
}

/** One need with what its body can lend for it. */
export async function needPage(db: Db, actor: Actor, { id, now }: { id: string; now: number }) {
  const row = await findNeed(db, actor, id)
  const [need] = await needLines(db, actor, { needIds: [id] })
  const [forum] = await forumNames(db, [row.forum_id])
  if (!need || !forum) throw pageUnknown()
  const offers = await offerLines(db, actor, { forumIds: [row.forum_id] })
  return {
    need,
    forumId: row.forum_id,
    forumName: forum.name,
    today: dayOf(now),
    ...(await writers(db, actor, { forumId: row.forum_id, today: dayOf(now) })),
    offers: offers.filter(
      ({ topic, isOpen, ownerId }) => isOpen && topic?.id === need.topic?.id && ownerId !== need.ownerId,
    ),
  }
}

const pageUnknown = () =>
  new DomainError(
    'not_found',
    'この会議体の困りごとは見つからないか、閲覧できる団体に入っていません。会議体の一覧から開き直してください。',
  )
