import { dayOf } from '../../shared/calendar'
import type { Actor } from '../../shared/permission'
import { cardTitleMax } from '../../shared/precedents/card'
import type { DraftFromPrecedent } from '../../shared/precedents/commands'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { fieldOfTopic, refuseClosed } from '../forums/queries'
import { linkNeedProposal } from '../needs/acts'
import { needHead, needText } from '../needs/queries'
import { draftProposal, tellDrafted } from '../proposals/acts'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { precedentUnknown } from './find'
import { precedentList } from './queries'

/** うちでもできるか: a draft of one's own whose きっかけ is the card [E11]. Out of an own need it is the need's proposal, too. */
export async function draftFromPrecedent(
  context: Context,
  actor: Actor,
  id: string,
  input: DraftFromPrecedent,
): Promise<{ proposalId: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `draftFromPrecedent ${id}`, at }
  const drafted = await context.store.transaction((tx) =>
    once(tx, act, async () => ({ proposalId: await draft(tx, actor, { id, at, ...input }) })),
  )
  await tellDrafted(context, drafted.proposalId)
  return drafted
}

async function draft(
  tx: Tx,
  actor: Actor,
  { id, needId, at, ...chosen }: { id: string; at: number } & DraftFromPrecedent,
): Promise<string> {
  const day = dayOf(at)
  // Out of a need it goes where the need was told, whatever body the page had chosen.
  const need = needId === undefined ? undefined : await needHead(tx, actor, needId)
  const forumId = need?.forumId ?? chosen.forumId
  await refuseClosed(tx, forumId, day)
  const { isSample } = await actingSeat(tx, actor)
  const body = { forum_id: forumId, is_sample: isSample }
  await answererOf(tx, actor, body, { right: 'need.create', day, onBehalf: undefined })
  const card = (await precedentList(tx, actor)).cards.find((each) => each.id === id)
  if (!card) throw precedentUnknown()
  const topicId = card.topicIds[0] ?? null
  const { id: proposalId } = await draftProposal(tx, actor, {
    forumId,
    title: [...card.title].slice(0, cardTitleMax).join(''),
    need: needId === undefined ? '' : await needText(tx, actor, needId),
    plan: card.items.join('\n'),
    topicId,
    fieldId: card.fieldId ?? (await fieldOfTopic(tx, { forumId, topicId })),
    originators: [actor.organisationId],
    originKind: 'precedent',
    originRef: id,
    firstRaisedOn: day,
    at,
  })
  if (needId !== undefined) await linkNeedProposal(tx, actor, { needId, proposalId, at })
  return proposalId
}
