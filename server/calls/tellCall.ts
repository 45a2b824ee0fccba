import type { Context } from '../context'

/** After a commit: the call, the body's matrix and the desks of its members ask again. What they see of it is theirs to ask [Q5]. */
export function tellCall({ events }: Context, call: { id: string; forumId: string }): void {
  events.changed([`call:${call.id}`, `calls:${call.forumId}`, 'desk'], { forumIds: [call.forumId] })
}
