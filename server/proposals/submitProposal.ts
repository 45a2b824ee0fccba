import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { SubmitProposal } from '../../shared/proposals/commands'
import { onBehalfChannels } from '../../shared/proposals/origin'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import { answerByProposal, tellCall } from '../calls/acts'
import type { Context } from '../context'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { announce } from './announce'
import { type Body, isStillAt, readBody } from './body'
import { absent, type FoundProposal, findProposal, proposalById, subjectOf } from './find'
import { askToConfirm, takeBackJoint } from './letters'
import { isConfirmedBy, lockSubmission } from './lockSubmission'
import { recordMove } from './recordMove'

/** Somebody may type on while it is submitted; the words of one moment are locked, read again this often at most. */
const attemptsMax = 8

/**
 * 提出: one transaction takes provenance from the session and the clock and locks it with the words [P3][P4].
 * After the first submission nothing changes the provenance again.
 */
export async function submitProposal(
  context: Context,
  actor: Actor,
  id: string,
  input: SubmitProposal,
): Promise<{ id: string; number: string }> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const { row } = await findProposal(context.store.db, actor, id)
    const body = await readBody(context.store.log, row.document_id)
    const result = await context.store.transaction((tx) =>
      submitAt(tx, actor, { id, input, body, at: context.now() }),
    )
    if (!result) continue
    await tell(context, id)
    return result
  }
  throw new DomainError(
    'conflict',
    '本文が編集されている途中です。入力が落ち着いてから、もう一度提出してください。',
  )
}

interface Submission {
  id: string
  input: SubmitProposal
  body: Body
  at: number
}

/** Undefined when the body moved on since it was read. */
async function submitAt(tx: Tx, actor: Actor, submission: Submission) {
  const { id, input, body, at } = submission
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `submitProposal ${id}`, at }
  if (!(await isStillAt(tx, body))) return undefined
  return await once(tx, act, async () => {
    const found = await findProposal(tx, actor, id)
    refuse(actor, found)
    await refuseSampleSeat(tx, actor, found.row)
    const number = await lockSubmission(tx, actor, found, submission)
    await recordMove(tx, actor, {
      proposalId: id,
      from: found.row.state,
      to: 'submitted',
      reason: '',
      meetingId: null,
      at,
    })
    if (found.row.submitted_at === null) {
      await answerItsCall(tx, actor, found, at)
      await takeBackJoint(tx, id)
      if (awaitsConfirmation(actor, found)) await askToConfirm(tx, found, { number, at })
    }
    return { id, number }
  })
}

/** [P2] Whoever submits what was typed for it has read it. */
const awaitsConfirmation = (actor: Actor, found: FoundProposal): boolean =>
  found.row.on_behalf_channel !== null && !isConfirmedBy(actor, found)

/** Its きっかけ is a 提案照会: with it that is answered. */
async function answerItsCall(
  tx: Tx,
  actor: Actor,
  { row, originators }: FoundProposal,
  at: number,
): Promise<void> {
  if (row.origin_kind !== 'call' || row.origin_ref === null) return
  const { label } = await actingSeat(tx, actor)
  const isOnBehalf = onBehalfChannels.find((channel) => channel === row.on_behalf_channel)
  await answerByProposal(tx, {
    callId: row.origin_ref,
    originators: originators.map(({ organisation_id }) => organisation_id),
    seat_id: actor.seatId,
    label,
    channel: originators.some(({ organisation_id }) => organisation_id === actor.organisationId)
      ? null
      : (isOnBehalf ?? null),
    isSample: row.is_sample,
    at,
  })
}

function refuse(actor: Actor, found: FoundProposal): void {
  if (can(actor, 'proposal.submit', subjectOf(found))) return
  const { state } = found.row
  if (state === 'draft' || state === 'returned')
    throw new DomainError('forbidden', '提出できるのは、発案団体と記入した事務局だけです。')
  throw new DomainError('conflict', 'この提案は、すでに提出されています。画面を再読み込みしてください。')
}

async function tell(context: Context, id: string): Promise<void> {
  const found = await proposalById(context.store.db, id)
  if (!found) throw absent()
  announce(context.events, found, ['submitted'])
  const { origin_kind, origin_ref, forum_id } = found.row
  if (origin_kind === 'call' && origin_ref !== null) tellCall(context, { id: origin_ref, forumId: forum_id })
  context.events.emit('documentAccessChanged', { documentId: found.row.document_id })
}
