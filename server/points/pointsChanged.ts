import type { Context } from '../context'
import type { Place } from './place'

/** After a commit: whoever looks at the 論点 of the proposal asks again. */
export function tellPointsChanged({ events }: Context, { proposal, forumId }: Place): void {
  events.changed([`points:${proposal.id}`, 'desk'], { forumIds: [proposal.forumId, forumId] })
}
