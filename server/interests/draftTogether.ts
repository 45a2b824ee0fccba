import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { topicLabel } from '../../shared/forums/topic'
import type { DraftTogether } from '../../shared/interests/commands'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { holdForum, refuseClosed, topics } from '../forums/queries'
import { draftProposal, tellDrafted } from '../proposals/acts'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { findMatch } from './findMatch'
import { isThere } from './sharedDraft'
import { tellInterests } from './tellInterests'

/** [I4] One draft of all who are in the match, whoever pressed and however many did at once: nobody asked first. */
export async function draftTogether(
  context: Context,
  actor: Actor,
  matchId: string,
  input: DraftTogether,
): Promise<{ id: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `draftTogether ${matchId}`, at }
  const { id, forumId, members } = await context.store.transaction(async (tx) => {
    const { body } = await findMatch(tx, actor, { matchId, now: at })
    // Of two who press at once one waits here and finds the other's draft.
    await holdForum(tx, body.forumId)
    const { match } = await findMatch(tx, actor, { matchId, now: at })
    const members = match.members.flatMap((member) => (member.hasLeft ? [] : [member.id]))
    const found = { forumId: body.forumId, members }
    const drafted = await once(tx, act, () => theDraft(tx, actor, { ...found, match, at }))
    return { ...found, ...drafted }
  })
  await tellDrafted(context, id)
  tellInterests(context, forumId, { met: members })
  return { id }
}

async function theDraft(
  tx: Tx,
  actor: Actor,
  {
    forumId,
    members,
    match,
    at,
  }: {
    forumId: string
    members: readonly string[]
    match: { id: string; topicId: string; proposalId: string | null }
    at: number
  },
): Promise<{ id: string }> {
  if (match.proposalId !== null && (await isThere(tx, match.proposalId))) return { id: match.proposalId }
  if (members.length < 2) throw aloneNow()
  await refuseClosed(tx, forumId, dayOf(at))
  const topic = (await topics(tx)).find(({ id }) => id === match.topicId)
  if (!topic)
    throw new DomainError('conflict', 'この分野と事務は、いまの一覧にありません。関心を選び直してください。')
  const { id } = await draftProposal(tx, actor, {
    forumId,
    title: `${topicLabel(topic)}の連携`,
    topicId: topic.id,
    originators: members,
    originKind: 'mutual_interest',
    originRef: match.id,
    jointLabel: '共同の下書き',
    at,
  })
  await tx.updateTable('interest_match').set({ proposal_id: id }).where('id', '=', match.id).execute()
  // The draft on their desks takes the place of the match.
  await tx
    .updateTable('interest_match_member')
    .set({ seen_at: at })
    .where('match_id', '=', match.id)
    .execute()
  return { id }
}

const aloneNow = () =>
  new DomainError(
    'conflict',
    'いまこの関心を登録しているのは、あなたの団体だけです。提案は「提案を書く」から、あなたの団体の提案として書けます。',
  )
