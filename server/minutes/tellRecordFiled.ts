import type { Events } from '../events'
import type { MeetingRow } from '../meetings/queries'

/** A version was filed: the members' pages ask again, and those of the prefecture, which reads records. */
export function tellRecordFiled(events: Events, meeting: MeetingRow): void {
  const forumIds = [meeting.forum_id]
  events.changed([`meeting:${meeting.id}`, `forum:${meeting.forum_id}`], { forumIds })
  events.changed(['records', 'desk'], { forumIds, prefecture: true })
}
