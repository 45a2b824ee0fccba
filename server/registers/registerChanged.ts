import type { Context } from '../context'

/** After a commit: the registers, the meeting's page and the desks of its members ask again. */
export function tellRegisterChanged(
  { events }: Context,
  { meetingId, forumId }: { meetingId: string; forumId: string },
): void {
  const audience = { forumIds: [forumId] }
  for (const topic of [`meeting:${meetingId}`, `forum:${forumId}`, 'desk'])
    events.emit('changed', { topic, audience })
}
