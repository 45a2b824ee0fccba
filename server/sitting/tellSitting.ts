import type { Context } from '../context'

/** After a commit: whoever runs or watches the sitting asks again; where its state moved, lists and desks do, too. */
export function tellSitting(
  { events }: Context,
  meeting: { id: string; forumId: string },
  movesState: boolean,
): void {
  const topics = movesState
    ? [`sitting:${meeting.id}`, `meeting:${meeting.id}`, `forum:${meeting.forumId}`, 'desk']
    : [`sitting:${meeting.id}`]
  events.changed(topics, { forumIds: [meeting.forumId] })
}
