import type { Actor } from '../../shared/permission'
import type { BoardRow } from '../../shared/proposals/board'
import type { ProposalState } from '../../shared/proposals/state'
import type { Db } from '../store/Store'
import { board } from './board'

/** A submitted proposal as 提案一覧 has it. */
export interface ListedProposal extends BoardRow {
  /** 協議した会議, in order */
  meetings: string[]
  /** the last 継続, 採択, 不採択, 取下げ or 統合 */
  outcome: { state: ProposalState; at: number } | null
}

/** 提案一覧: every submitted proposal that the reader may read, in the order of submission. */
export async function listedProposals(
  db: Db,
  actor: Actor,
  { forumId, now }: { forumId: string; now: number },
): Promise<ListedProposal[]> {
  const rows = (await board(db, actor, { forumId, now })).filter(({ submittedAt }) => submittedAt !== null)
  const moves = await movesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.reverse().map((row) => {
    const own = moves.get(row.id) ?? []
    const last = own.findLast(({ to }) => outcomes.includes(to))
    return {
      ...row,
      meetings: [...new Set(own.flatMap(({ meeting }) => meeting ?? []))],
      outcome: last ? { state: last.to, at: last.at } : null,
    }
  })
}

const outcomes: readonly ProposalState[] = ['continued', 'adopted', 'rejected', 'withdrawn', 'merged']

interface Move {
  to: ProposalState
  at: number
  meeting: string | null
}

async function movesOf(db: Db, ids: readonly string[]): Promise<Map<string, Move[]>> {
  const moves = new Map<string, Move[]>()
  if (ids.length === 0) return moves
  const rows = await db
    .selectFrom('proposal_event')
    .leftJoin('meeting', 'meeting.id', 'proposal_event.meeting_id')
    .select(['proposal_event.proposal_id', 'proposal_event.to_state', 'proposal_event.at', 'meeting.title'])
    .where('proposal_event.proposal_id', 'in', ids)
    .orderBy('proposal_event.at')
    .execute()
  for (const { proposal_id, to_state, at, title } of rows)
    moves.set(proposal_id, [...(moves.get(proposal_id) ?? []), { to: to_state, at, meeting: title }])
  return moves
}
