import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { TransitionProposal } from '../../shared/proposals/commands'
import { type ProposalState, proposalStateLabel, transitionTo } from '../../shared/proposals/state'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { announce } from './announce'
import { columnsOf, submissionsOf } from './fields'
import { type FoundProposal, findProposal, type ProposalRow, subjectOf } from './find'
import { recordMove } from './recordMove'

/** 受理・差戻し・協議・結果・取下げ: one listed move, won by at most one of those who try it at once [P6]. */
export async function transitionProposal(
  context: Context,
  actor: Actor,
  id: string,
  input: TransitionProposal,
): Promise<{ state: ProposalState }> {
  const at = context.now()
  const found = await findProposal(context.store.db, actor, id)
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `transitionProposal ${id}`, at }
  const result = await context.store.transaction((tx) =>
    once(tx, act, () => move(tx, actor, { id, input, at })),
  )
  announce(context.events, found, [input.from, input.to])
  context.events.emit('documentAccessChanged', { documentId: found.row.document_id })
  return result
}

interface Move {
  id: string
  input: TransitionProposal
  at: number
}

async function move(tx: Tx, actor: Actor, { id, input, at }: Move): Promise<{ state: ProposalState }> {
  const found = await findProposal(tx, actor, id)
  const { from, to, reason } = input
  if (found.row.state !== from) throw movedMeanwhile(found.row.state)
  checkMove(actor, found, input)
  await refuseSampleSeat(tx, actor, found.row)
  const meetingId = input.meetingId ?? null
  if (meetingId !== null) await checkMeeting(tx, found.row, meetingId)
  const result = await tx
    .updateTable('proposal')
    .set((eb) => ({ state: to, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw movedMeanwhile(to)
  if (from === 'returned' && to === 'withdrawn') await restoreSubmitted(tx, id)
  await recordMove(tx, actor, { proposalId: id, from, to, reason, meetingId, at })
  return { state: to }
}

function checkMove(
  actor: Actor,
  found: FoundProposal,
  { from, to, reason, meetingId }: TransitionProposal,
): void {
  const transition = to === 'submitted' ? undefined : transitionTo(from, to)
  if (!transition)
    throw new DomainError(
      'conflict',
      `「${proposalStateLabel[from]}」から「${proposalStateLabel[to]}」にはできません。画面を再読み込みし、示された操作から選んでください。`,
    )
  const action = transition.by === 'secretariat' ? 'proposal.handle' : 'proposal.withdraw'
  if (!can(actor, action, subjectOf(found)))
    throw new DomainError(
      'forbidden',
      transition.by === 'secretariat'
        ? 'この操作ができるのは事務局だけです。事務局に頼んでください。'
        : '取下げができるのは発案団体だけです。',
    )
  if (transition.needsReason && reason === '')
    throw fault('reason', `「${proposalStateLabel[to]}」にする理由を書いてください。`)
  if (meetingId !== undefined && to !== 'in_discussion')
    throw fault('meetingId', '会議を選べるのは「協議中」にするときだけです。')
}

/** A meeting of the body itself or of one of its tiers and 部会. */
async function checkMeeting(tx: Tx, row: ProposalRow, meetingId: string): Promise<void> {
  const meeting = await tx
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .select('meeting.id')
    .where('meeting.id', '=', meetingId)
    .where((eb) => eb.or([eb('forum.id', '=', row.forum_id), eb('forum.parent_id', '=', row.forum_id)]))
    .executeTakeFirst()
  if (!meeting) throw fault('meetingId', '協議する会議を一覧から選び直してください。')
}

/** [P7] What was typed after the return was never submitted: the withdrawn proposal says what the last submission said. */
async function restoreSubmitted(tx: Tx, id: string): Promise<void> {
  const [last] = await submissionsOf(tx, id)
  if (!last) return
  await tx.updateTable('proposal').set(columnsOf(last.fields)).where('id', '=', id).execute()
}

const movedMeanwhile = (state: ProposalState) =>
  new DomainError(
    'conflict',
    `この提案は、すでに「${proposalStateLabel[state]}」になっています。画面を再読み込みし、今の状態を確かめてください。`,
  )

const fault = (path: string, message: string) => new DomainError('invalid', message, [{ path, message }])
