import type { Actor } from '../../shared/permission'
import type { ProposalState } from '../../shared/proposals/state'
import { actingSeat } from '../accounts/queries'
import { newId } from '../id'
import type { Tx } from '../store/Store'

interface Move {
  proposalId: string
  from: ProposalState | null
  to: ProposalState
  reason?: string
  meetingId?: string | null
  decisionId?: string | null
  /** instead of 団体 and 職 of the actor, where several act as one */
  label?: string
  at: number
}

/** One row of the proposal's history: who (団体 and 職), when, from where to where, why [P6]. */
export async function recordMove(tx: Tx, actor: Actor, move: Move): Promise<void> {
  const label = move.label ?? (await actingSeat(tx, actor)).label
  const at = Math.max(move.at, (await lastMoveAt(tx, move.proposalId)) + 1)
  await tx
    .insertInto('proposal_event')
    .values({
      id: newId(),
      proposal_id: move.proposalId,
      at,
      from_state: move.from,
      to_state: move.to,
      reason: move.reason ?? '',
      meeting_id: move.meetingId ?? null,
      decision_id: move.decisionId ?? null,
      seat_id: actor.seatId,
      label,
      organisation_id: actor.organisationId,
    })
    .execute()
}

/** Two moves within one millisecond, or over a clock set back, still keep their order. */
async function lastMoveAt(tx: Tx, proposalId: string): Promise<number> {
  const last = await tx
    .selectFrom('proposal_event')
    .select('at')
    .where('proposal_id', '=', proposalId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.at ?? 0
}
