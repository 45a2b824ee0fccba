import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { unreviewedRecords } from './queries'

/** Records that wait for 県's 確認済み. */
export const recordLines = async (db: Db, actor: Actor): Promise<DeskItem[]> =>
  (await unreviewedRecords(db, actor)).map(({ id, meetingName, forumName, confirmedAt }) =>
    deskItem('review', id, { title: meetingName, forumName, at: confirmedAt }),
  )
