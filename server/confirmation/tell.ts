import type { Context } from '../context'
import type { MeetingRow } from '../meetings/queries'

/** After a commit: the meeting's page, the body's list and the desks of its members ask again. */
export function tellConfirmation({ events }: Context, meeting: MeetingRow): void {
  const audience = { forumIds: [meeting.forum_id] }
  for (const topic of [`meeting:${meeting.id}`, `forum:${meeting.forum_id}`, 'desk'])
    events.emit('changed', { topic, audience })
}
