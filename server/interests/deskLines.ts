import type { DeskAct } from '../../shared/desk/act'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { matchesToSee } from './queries'
import type { MatchMember } from './standing'

/** 関心 that met: the organisation itself and those it met are the only ones with such a line [I5]. */
export const matchLines = async (db: Db, actor: Actor, now: number): Promise<DeskItem[]> =>
  (await matchesToSee(db, actor, now)).map(({ matchId, forumId, forumName, topic, others }) =>
    deskItem('interest_match', forumId, {
      ...{ key: matchId, forumName },
      title: `${topic}：${wordsOf(others)}`,
      acts: actsOf(matchId, others),
    }),
  )

const namesOf = (members: readonly MatchMember[]) => members.map(({ name }) => name).join('・')

function wordsOf(others: readonly MatchMember[]): string {
  const here = others.filter(({ hasLeft }) => !hasLeft)
  const gone = others.filter(({ hasLeft }) => hasLeft)
  if (here.length === 0) return `${namesOf(gone)}にも同じ関心がありました（いまは外しています）`
  const left = gone.length === 0 ? '' : `（${namesOf(gone)}は、いまは外しています）`
  return `${namesOf(here)}にも同じ関心があります${left}`
}

/** With nobody there any more no draft can be begun together. */
const actsOf = (matchId: string, others: readonly MatchMember[]): DeskAct[] => [
  ...(others.some(({ hasLeft }) => !hasLeft) ? [{ act: 'draft_together' as const, matchId }] : []),
  { act: 'see_match', matchId },
]
