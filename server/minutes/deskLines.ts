import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { minutesToConfirm } from './queries'

/** Minutes that wait for this seat's 確定. */
export const minutesLines = async (db: Db, actor: Actor, now: number): Promise<DeskItem[]> =>
  (await minutesToConfirm(db, actor, now)).map(({ meetingId, meetingName, forumName, startsAt }) =>
    deskItem('confirm', meetingId, { title: meetingName, forumName, at: startsAt }),
  )
