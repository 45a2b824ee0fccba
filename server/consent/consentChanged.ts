import type { Context } from '../context'
import type { ProcedureRow } from './procedure'

/** After a commit: the body's 同意手続, what stands on the proposal's page, and the desks of its members ask again. */
export function tellConsentChanged({ events }: Context, forumId: ProcedureRow['forum_id']): void {
  events.changed([`consent:${forumId}`, 'desk'], { forumIds: [forumId] })
}
