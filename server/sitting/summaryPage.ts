import { type Actor, can } from '../../shared/permission'
import { sittingRefusal } from '../../shared/sitting/course'
import { courseOfMeeting, visibleMeeting } from '../meetings/queries'
import type { Db } from '../store/Store'
import { summaryOf } from './queries'

/** 会議結果概要 on the screen, and whether the actor may settle it (概要を確定). */
export async function summaryPage(db: Db, actor: Actor, meetingId: string, now: number) {
  const meeting = await visibleMeeting(db, actor, meetingId)
  const course = { ...(await courseOfMeeting(db, meeting.id)), mode: meeting.mode }
  const refusal = sittingRefusal('summarise', course, now)
  return {
    ...(await summaryOf(db, meeting.id)),
    mayFile: refusal === undefined && can(actor, 'sitting.run', { forumId: meeting.forum_id }),
  }
}
