import type { Context } from '../context'
import type { MeetingRow } from '../meetings/queries'

/** After a commit: whoever looks at the meeting asks again. */
export function tellMaterialsChanged(
  { events }: Context,
  meeting: Pick<MeetingRow, 'id' | 'forum_id'>,
): void {
  events.emit('changed', { topic: `meeting:${meeting.id}`, audience: { forumIds: [meeting.forum_id] } })
}
