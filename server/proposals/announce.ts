import type { ProposalState } from '../../shared/proposals/state'
import type { Audience, Events } from '../events'
import { type FoundProposal, type HeadRow, subjectOf } from './find'

/**
 * Tells the screens that show this proposal, in every body it is before. A draft is announced to its drafters alone: even that it moved
 * is nobody else's business [P8].
 */
export function announce(
  events: Events,
  found: FoundProposal<HeadRow>,
  states: readonly ProposalState[],
): void {
  const { row, referredTo } = found
  const boards = [row.forum_id, ...referredTo].map((id) => `proposals:${id}`)
  events.changed([...boards, `proposal:${row.id}`, 'desk'], audienceOf(found, states))
}

function audienceOf(found: FoundProposal<HeadRow>, states: readonly ProposalState[]): Audience {
  const { forumId, originators, enteredBy, isGivenBack, referredTo = [] } = subjectOf(found)
  const isPublic = states.some((state) => state !== 'draft' && state !== 'returned')
  if (isPublic) return { forumIds: [forumId, ...referredTo], prefecture: true }
  return { organisationIds: [...new Set(isGivenBack ? originators : [...originators, enteredBy])] }
}
