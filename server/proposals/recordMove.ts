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
  const at = Math.max(move.at, (await lastActAt(tx, move.proposalId)) + 1)
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

/** When it was moved or handed on (上程) last: two acts within one millisecond, or over a clock set back, still keep their order. */
export async function lastActAt(tx: Tx, proposalId: string): Promise<number> {
  const times = await Promise.all(
    (['proposal_referral', 'proposal_event'] as const).map((table) =>
      tx
        .selectFrom(table)
        .select((eb) => eb.fn.max('at').as('last'))
        .where('proposal_id', '=', proposalId)
        .executeTakeFirstOrThrow(),
    ),
  )
  return Math.max(...times.map(({ last }) => last ?? 0))
}
