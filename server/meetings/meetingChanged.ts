import type { Context } from '../context'

/** After a commit: the body's list, the meeting's page and the desks of its members ask again. */
export function tellMeetingChanged({ events }: Context, meeting: { id: string; forumId: string }): void {
  const audience = { forumIds: [meeting.forumId] }
  for (const topic of [`meeting:${meeting.id}`, `forum:${meeting.forumId}`, 'desk'])
    events.emit('changed', { topic, audience })
}
