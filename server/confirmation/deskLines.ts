import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { correctionsWaiting, roundsToAnswer } from './queries'

/** Minutes that go round, 修正依頼 that wait for an answer, and words that were kept as a draft of one. */
export async function confirmationLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const rounds = await roundsToAnswer(db, actor, now)
  const corrections = await correctionsWaiting(db, actor)
  return [
    ...rounds.map(({ meetingId, roundId, ...round }) =>
      deskItem('round', meetingId, { ...round, acts: [{ act: 'no_objection', meetingId, roundId }] }),
    ),
    ...corrections.map(({ kind, meetingId, since, ...line }) =>
      deskItem(kind === 'decide' ? 'corrections' : 'correction_draft', meetingId, { ...line, at: since }),
    ),
  ]
}
