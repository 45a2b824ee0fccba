import { dayOf } from '../../shared/calendar'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { openActionsOf } from './queries'

/** 宿題 this organisation took home and has not done. */
export const actionLines = async (db: Db, actor: Actor, now: number): Promise<DeskItem[]> =>
  (await openActionsOf(db, actor, now)).map(({ id, meetingId, text, forumName, dueOn }) =>
    deskItem('action', meetingId, {
      ...{ key: id, title: text, forumName, dueOn },
      acts: [{ act: 'finish_action', meetingId, outcomeId: id, onDay: dayOf(now) }],
    }),
  )
