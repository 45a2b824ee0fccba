import { type DeskItem, deskItem } from '../../shared/desk/item'
import { awaitsConfirmation } from '../../shared/entry'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { entryOf } from '../forums/queries'
import type { Db } from '../store/Store'

/** 立場 that were entered for this organisation and wait for its own word. */
export const pointLines = async (db: Db, actor: Actor): Promise<DeskItem[]> =>
  (await stancesToConfirm(db, actor)).map(({ stanceId, proposalId, title, forumName, since }) =>
    deskItem('point_entry', proposalId, { key: stanceId, title, forumName, at: since }),
  )

/** 立場 that stand for the actor's organisation in open rows and that it has not confirmed (代行入力). */
export async function stancesToConfirm(db: Db, actor: Actor) {
  const forumIds = forumIdsOf(actor).filter((forumId) => can(actor, 'point.write', { forumId }))
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('point_stance')
    .innerJoin('point_at_issue', 'point_at_issue.id', 'point_stance.point_id')
    .innerJoin('proposal', 'proposal.id', 'point_at_issue.proposal_id')
    .innerJoin('forum', 'forum.id', 'proposal.forum_id')
    .selectAll('point_stance')
    .select(['point_at_issue.title', 'proposal.id as proposalId', 'forum.name as forumName'])
    .where('point_stance.organisation_id', '=', actor.organisationId)
    .where('point_at_issue.state', '=', 'open')
    .where('proposal.forum_id', 'in', forumIds)
    .where('proposal.state', 'not in', ['draft', 'returned'])
    .orderBy('point_stance.number')
    .execute()
  const standing = new Map(rows.map((row) => [row.point_id, row]))
  return [...standing.values()]
    .filter((row) => row.text !== '' && awaitsConfirmation(entryOf(row)))
    .map(({ id, at, title, proposalId, forumName }) => ({
      stanceId: id,
      since: at,
      title,
      proposalId,
      forumName,
    }))
}
