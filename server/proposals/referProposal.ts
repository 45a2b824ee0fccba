import { dayOf } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Refer } from '../../shared/proposals/commands'
import type { ProposalState } from '../../shared/proposals/state'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { relatedForums, standingFamily } from '../forums/queries'
import { newId } from '../id'
import type { Db } from '../store/Store'
import { type FoundProposal, liesIn, subjectOf } from './find'
import { formalAct } from './formalAct'
import { lastActAt } from './recordMove'

/** In these states a body may hand a proposal on: it has taken it up, and it is not settled. */
const referableStates: readonly ProposalState[] = ['accepted', 'in_discussion', 'continued']

/** 上程: the body before which a proposal lies hands it to another of its family, with its 所見 [P15]. */
export async function referProposal(
  context: Context,
  actor: Actor,
  id: string,
  { idempotencyKey, toForumId, meetingId, opinion }: Refer,
): Promise<{ forumId: string }> {
  const act = { id, idempotencyKey, name: 'referProposal' }
  return await formalAct(context, actor, act, async (tx, found, at) => {
    if (!can(actor, 'proposal.handle', subjectOf(found)))
      throw new DomainError('forbidden', '上程できるのは、いま提案を扱っている会議体の事務局だけです。')
    if (!referableStates.includes(found.row.state))
      throw new DomainError('conflict', '上程できるのは、受理されていて、結論の出ていない提案です。')
    const from = liesIn(found)
    const targets = await referTargets(tx, found, dayOf(at))
    if (!targets.some((target) => target.id === toForumId))
      throw faultAt('toForumId', '上程する先の会議体を、一覧から選び直してください。')
    if (meetingId !== null) await checkMeeting(tx, from, meetingId)
    const { label } = await actingSeat(tx, actor)
    await tx
      .insertInto('proposal_referral')
      .values({
        id: newId(),
        proposal_id: id,
        from_forum_id: from,
        to_forum_id: toForumId,
        meeting_id: meetingId,
        opinion,
        at: Math.max(at, (await lastActAt(tx, id)) + 1),
        seat_id: actor.seatId,
        label,
      })
      .execute()
    return { forumId: toForumId }
  })
}

export const mayRefer = (actor: Actor, found: FoundProposal): boolean =>
  referableStates.includes(found.row.state) && can(actor, 'proposal.handle', subjectOf(found))

/** The other bodies of the same family that are still there. */
export async function referTargets(
  db: Db,
  found: FoundProposal,
  day: string,
): Promise<{ id: string; name: string }[]> {
  const bodies = await standingFamily(db, found.row.forum_id, day)
  return bodies.filter(({ id }) => id !== liesIn(found)).map(({ id, name }) => ({ id, name }))
}

/** A meeting of the body or of its family. */
export async function checkMeeting(db: Db, forumId: string, meetingId: string): Promise<void> {
  const meeting = await db
    .selectFrom('meeting')
    .select('id')
    .where('id', '=', meetingId)
    .where('forum_id', 'in', await relatedForums(db, forumId))
    .executeTakeFirst()
  if (!meeting) throw faultAt('meetingId', '会議を一覧から選び直してください。')
}
