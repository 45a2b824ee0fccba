import type { ProposalState } from '../../shared/proposals/state'
import { outcomeNumbers } from '../minutes/queries'
import type { Db } from '../store/Store'

/** A line of 経過: who moved it, when, from where to where, why. */
export interface HistoryLine {
  id: string
  at: number
  from: ProposalState | null
  to: ProposalState
  /** 上程: the body it was handed to; its state stayed as it was */
  handedTo: string | null
  /** why, or 所見 */
  reason: string
  meeting: { id: string; title: string } | null
  /** 決定 it rests on: its number, where it has one */
  decision: string | null
  /** 「団体 職」 of whoever made the move */
  label: string
}

/** Every move and every 上程, the first first. */
export async function historyOf(db: Db, proposalId: string): Promise<HistoryLine[]> {
  const moves = await movesOf(db, proposalId)
  const lines = [...moves, ...(await referralsOf(db, proposalId, moves))]
  return lines.sort((a, b) => a.at - b.at)
}

async function movesOf(db: Db, proposalId: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('proposal_event')
    .leftJoin('meeting', 'meeting.id', 'proposal_event.meeting_id')
    .selectAll('proposal_event')
    .select('meeting.title as meetingTitle')
    .where('proposal_id', '=', proposalId)
    .orderBy('at')
    .execute()
  const decided = rows.find(({ decision_id, meeting_id }) => decision_id !== null && meeting_id !== null)
  const numbers = decided?.meeting_id
    ? await outcomeNumbers(db, decided.meeting_id)
    : new Map<string, { label: string }>()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    from: row.from_state,
    to: row.to_state,
    handedTo: null,
    reason: row.reason,
    meeting: row.meeting_id === null ? null : { id: row.meeting_id, title: row.meetingTitle ?? '' },
    decision: row.decision_id === null ? null : (numbers.get(row.decision_id)?.label ?? ''),
    label: row.label,
  }))
}

async function referralsOf(
  db: Db,
  proposalId: string,
  moves: readonly HistoryLine[],
): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('proposal_referral')
    .innerJoin('forum', 'forum.id', 'proposal_referral.to_forum_id')
    .leftJoin('meeting', 'meeting.id', 'proposal_referral.meeting_id')
    .selectAll('proposal_referral')
    .select(['forum.name as handedTo', 'meeting.title as meetingTitle'])
    .where('proposal_id', '=', proposalId)
    .execute()
  return rows.map(({ id, at, handedTo, opinion, meeting_id, meetingTitle, label }) => {
    const state = moves.findLast((move) => move.at < at)?.to ?? 'accepted'
    return {
      id,
      at,
      ...{ from: state, to: state, handedTo, reason: opinion, decision: null, label },
      meeting: meeting_id === null ? null : { id: meeting_id, title: meetingTitle ?? '' },
    }
  })
}
