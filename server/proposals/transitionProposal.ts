import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { TransitionProposal } from '../../shared/proposals/commands'
import {
  namesMeeting,
  type ProposalState,
  proposalStateLabel,
  transitionTo,
} from '../../shared/proposals/state'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { relatedForums } from '../forums/queries'
import { intentsOf } from '../intents/queries'
import { foundProject } from '../projects/acts'
import { decisionsToChoose } from '../registers/queries'
import { once } from '../routing/once'
import type { Db, Tx } from '../store/Store'
import { announce } from './announce'
import { columnsOf, submissionsOf } from './fields'
import { type FoundProposal, findProposal, liesIn, subjectOf } from './find'
import { takeBackTyped } from './letters'
import { recordMove } from './recordMove'
import { checkMeeting } from './referProposal'

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
  const decisionId = input.decisionId ?? null
  if (meetingId !== null) await checkMeeting(tx, liesIn(found), meetingId)
  if (meetingId !== null && decisionId !== null)
    await checkDecision(tx, actor, found, { meetingId, decisionId, now: at })
  const result = await tx
    .updateTable('proposal')
    .set((eb) => ({ state: to, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw movedMeanwhile(to)
  if (from === 'returned' && to === 'withdrawn') await restoreSubmitted(tx, id)
  await recordMove(tx, actor, { proposalId: id, from, to, reason, meetingId, decisionId, at })
  if (to === 'withdrawn') await takeBackTyped(tx, id)
  if (to === 'adopted') await beginProject(tx, actor, found, { meetingId, decisionId, at })
  return { state: to }
}

function checkMove(
  actor: Actor,
  found: FoundProposal,
  { from, to, reason, meetingId, decisionId }: TransitionProposal,
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
    throw faultAt('reason', `「${proposalStateLabel[to]}」にする理由を書いてください。`)
  if (to === 'adopted' && meetingId === undefined)
    throw faultAt('meetingId', '採択した会議を選んでください。')
  if (meetingId !== undefined && !namesMeeting(to))
    throw faultAt('meetingId', '会議を選べるのは、「協議中」と会議の結果にするときだけです。')
  if (decisionId !== undefined && to !== 'adopted')
    throw faultAt('decisionId', '決定を選べるのは「採択」にするときだけです。')
}

/** 決定 of a meeting that a move to 採択 may rest on, with their numbers; for whoever may make the move. */
export async function decisionsFor(
  db: Db,
  actor: Actor,
  id: string,
  asked: { meetingId: string; now: number },
): Promise<{ decisions: { id: string; label: string }[] }> {
  const found = await findProposal(db, actor, id)
  if (!can(actor, 'proposal.handle', subjectOf(found))) return { decisions: [] }
  await checkMeeting(db, liesIn(found), asked.meetingId)
  const decisions = await decisionsOf(db, actor, found, asked)
  return { decisions: decisions.map(({ id, number, text }) => ({ id, label: `${number} ${text}`.trim() })) }
}

async function decisionsOf(
  db: Db,
  actor: Actor,
  found: FoundProposal,
  asked: { meetingId: string; now: number },
) {
  const forumIds = await relatedForums(db, liesIn(found))
  return await decisionsToChoose(db, actor, { forumIds, ...asked })
}

/** The 決定 is one of that meeting's minutes. */
async function checkDecision(
  tx: Tx,
  actor: Actor,
  found: FoundProposal,
  { decisionId, ...asked }: { meetingId: string; decisionId: string; now: number },
): Promise<void> {
  if (!(await decisionsOf(tx, actor, found, asked)).some(({ id }) => id === decisionId))
    throw faultAt('decisionId', '決定を、その会議の一覧から選び直してください。')
}

/** [P16] What was adopted becomes a 取組: of its 発案団体 and of those who said 参加. */
async function beginProject(
  tx: Tx,
  actor: Actor,
  { row, originators }: FoundProposal,
  made: { meetingId: string | null; decisionId: string | null; at: number },
): Promise<void> {
  const joining = (await intentsOf(tx, [row.id])).filter(({ value }) => value === 'join')
  const memberIds = [
    ...originators.map((each) => each.organisation_id),
    ...joining.map(({ organisationId }) => organisationId),
  ]
  await foundProject(tx, {
    ...made,
    proposalId: row.id,
    forumId: row.forum_id,
    title: row.title,
    memberIds: [...new Set(memberIds)],
    label: (await actingSeat(tx, actor)).label,
  })
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
