import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { canBeTakenUp, proposalStateLabel } from '../../shared/proposals/state'
import { type ForumMember, membersOn } from '../forums/queries'
import { type VisibleProposal, visibleProposal } from '../proposals/queries'
import type { Db } from '../store/Store'

/** Whom a proposal asks: the members with a voice of the body where it lies. */
export const asked = async (db: Db, forumId: string, day: string): Promise<ForumMember[]> =>
  (await membersOn(db, forumId, day)).filter(hasVoice)

/** The body where a proposal lies: the last it was handed to (上程), else its own. */
export const bodyOf = ({
  forumId,
  referredTo = [],
}: {
  forumId: string
  referredTo?: readonly string[]
}): string => referredTo.at(-1) ?? forumId

/** [W1] Answers are given while a proposal is on its way, not before 提出 and not after the result. */
export async function openProposal(
  db: Db,
  proposalId: string,
): Promise<{ forumId: string; is_sample: 0 | 1 }> {
  const proposal = await db
    .selectFrom('proposal')
    .select(['forum_id', 'state', 'is_sample'])
    .where('id', '=', proposalId)
    .executeTakeFirst()
  if (!proposal) throw proposalUnknown()
  if (!canBeTakenUp(proposal.state))
    throw new DomainError(
      'conflict',
      `この提案は「${proposalStateLabel[proposal.state]}」になっているため、意向の回答や変更はできません。これまでの回答は読めます。`,
    )
  const forumId = (await bodiesOf(db, proposalId)).at(-1) ?? proposal.forum_id
  return { forumId, is_sample: proposal.is_sample }
}

/** Every body a proposal was before: its own, and those it was handed to (上程), in order. */
export async function bodiesOf(db: Db, proposalId: string): Promise<string[]> {
  const own = await db
    .selectFrom('proposal')
    .select('forum_id')
    .where('id', '=', proposalId)
    .executeTakeFirst()
  const referrals = await db
    .selectFrom('proposal_referral')
    .select('to_forum_id')
    .where('proposal_id', '=', proposalId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return [...(own ? [own.forum_id] : []), ...referrals.map(({ to_forum_id }) => to_forum_id)]
}

export const proposalUnknown = () =>
  new DomainError(
    'not_found',
    '提案が見つからないか、意向を閲覧できる団体に入っていません。提案ボードから開き直してください。',
  )

/** A proposal whose intents the actor may read, with the body where it lies; otherwise the same answer as for one that does not exist. */
export async function readableProposal(
  db: Db,
  actor: Actor,
  proposalId: string,
): Promise<VisibleProposal & { bodyId: string }> {
  const proposal = await visibleProposal(db, actor, proposalId)
  const bodyId = bodyOf(proposal)
  const isReader = [bodyId, proposal.forumId].some((forumId) => can(actor, 'intent.read', { forumId }))
  // A draft asks nobody yet, not even those who write it.
  if (!isReader || proposal.state === 'draft' || proposal.state === 'returned') throw proposalUnknown()
  return { ...proposal, bodyId }
}
