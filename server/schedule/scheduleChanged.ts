import type { Context } from '../context'

/** After a commit: the poll, the meeting, the body's page and the desks of its members ask again. */
export function tellScheduleChanged(
  { events }: Context,
  { forumId, pollId, meetingId }: { forumId: string; pollId?: string; meetingId?: string | null },
): void {
  const topics = [
    ...(pollId === undefined ? [] : [`poll:${pollId}`]),
    ...(meetingId ? [`meeting:${meetingId}`] : []),
    `forum:${forumId}`,
    'desk',
  ]
  events.changed(topics, { forumIds: [forumId] })
}
