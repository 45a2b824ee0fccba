import type { ProposalState } from '../../shared/proposals/state'
import type { Audience, Events } from '../events'
import { type FoundProposal, subjectOf } from './find'

/**
 * Tells the screens that show this proposal. A draft is announced to its drafters alone: even that it moved
 * is nobody else's business [P8].
 */
export function announce(events: Events, found: FoundProposal, states: readonly ProposalState[]): void {
  const { row } = found
  const audience = audienceOf(found, states)
  events.changed([`proposals:${row.forum_id}`, `proposal:${row.id}`, 'desk'], audience)
}

function audienceOf(found: FoundProposal, states: readonly ProposalState[]): Audience {
  const { forumId, originators, enteredBy } = subjectOf(found)
  const isPublic = states.some((state) => state !== 'draft' && state !== 'returned')
  if (isPublic) return { forumIds: [forumId], prefecture: true }
  return { organisationIds: [...new Set([...originators, enteredBy])] }
}
