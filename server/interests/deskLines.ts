import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { matchesToSee } from './queries'

/** 関心 that met: the organisation itself and those it met are the only ones with such a line [I5]. */
export const matchLines = async (db: Db, actor: Actor, now: number): Promise<DeskItem[]> =>
  (await matchesToSee(db, actor, now)).map(({ matchId, forumId, forumName, topic, others }) =>
    deskItem('interest_match', forumId, {
      ...{ key: matchId, forumName },
      title: `${topic}：${others.join('・')}にも同じ関心があります`,
      acts: [
        { act: 'draft_together', matchId },
        { act: 'see_match', matchId },
      ],
    }),
  )
