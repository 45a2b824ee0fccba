import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { shortened } from '../../shared/letters'
import type { Press } from '../../shared/needs/commands'
import { needStateLabel } from '../../shared/needs/need'
import { type Actor, can } from '../../shared/permission'
import type { ProposalState } from '../../shared/proposals/state'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { fieldOfTopic, organisationNames } from '../forums/queries'
import { newId } from '../id'
import { draftProposal, tellDrafted, tellReleased } from '../proposals/acts'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { findNeed, holdNeed, type NeedRow } from './find'
import { actOn } from './ownAct'
import { type CurrentTakeover, currentTakeover, endTakeover } from './takeovers'
import { tellNeed } from './tell'
import { tellGivenBack, tellTakenOver } from './tellOwner'

/**
 * 「提案書を書きます」: a draft whose 発案団体 is the need's owner, written by whoever takes it over; both draft it, and the credit stays
 * where the need is [E5]. The owner itself writes a draft of its own the same way.
 */
export async function takeOverNeed(
  context: Context,
  actor: Actor,
  id: string,
  input: Press,
): Promise<{ proposalId: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `takeOverNeed ${id}`, at }
  const taken = await context.store.transaction(async (tx) => {
    const row = await holdNeed(tx, actor, id)
    return await once(tx, act, async () => ({ proposalId: await takeOver(tx, actor, row, at) }))
  })
  tellNeed(context, await findNeed(context.store.db, actor, id))
  await tellDrafted(context, taken.proposalId)
  return taken
}

async function takeOver(tx: Tx, actor: Actor, row: NeedRow, at: number): Promise<string> {
  const { label } = await actOn(tx, actor, row, at)
  // Only who has a voice in the body proposes there.
  await answererOf(tx, actor, row, { right: 'need.create', day: dayOf(at), onBehalf: undefined })
  const isOwner = row.organisation_id === actor.organisationId
  const current = await currentTakeover(tx, row.id)
  if (current) throw alreadyTaken(current)
  if (row.state !== 'open' && row.state !== 'taken_over') throw notOpen(row)
  if (!isOwner && row.scope !== 'region') throw notOffered(row)
  const { id: proposalId } = await draftProposal(tx, actor, {
    forumId: row.forum_id,
    title: shortened(row.text, titleLetters),
    need: row.text,
    fieldId: await fieldOfTopic(tx, { forumId: row.forum_id, topicId: row.topic_id }),
    topicId: row.topic_id,
    originators: [row.organisation_id],
    originKind: 'need',
    originRef: row.id,
    firstRaisedOn: dayOf(row.at),
    channel: isOwner ? null : 'takeover',
    at,
  })
  await linkProposal(tx, { row, proposalId, actor, label, at })
  if (!isOwner) {
    const writer = (await organisationNames(tx)).get(actor.organisationId) ?? ''
    await tellTakenOver(tx, row, { writer, at })
  }
  return proposalId
}

/** What fits the line of a board; its writers name it better. */
const titleLetters = 40

/** The need shows its proposal from now on. */
export async function linkProposal(
  tx: Tx,
  {
    row,
    proposalId,
    actor,
    label,
    at,
  }: { row: NeedRow; proposalId: string; actor: Actor; label: string; at: number },
): Promise<void> {
  await tx
    .insertInto('need_takeover')
    .values({
      ...{ id: newId(), need_id: row.id, organisation_id: actor.organisationId, proposal_id: proposalId },
      ...{ at, seat_id: actor.seatId, label, ended_at: null },
    })
    .execute()
  await tx
    .updateTable('need')
    .set({ state: 'taken_over', state_at: at, state_label: label, state_note: '' })
    .where('id', '=', row.id)
    .execute()
}

/** While nothing of it is before a body, or it came to nothing there. */
export const mayBeGivenBack = (state: ProposalState): boolean =>
  state === 'draft' || state === 'returned' || state === 'withdrawn' || state === 'rejected'

/** 引受けを返す: by whoever took it over. The need is open again; what was written stays its owner's draft [E5]. */
export async function giveBackNeed(context: Context, actor: Actor, id: string, input: Press): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `giveBackNeed ${id}`, at }
  const { need, proposalId } = await context.store.transaction(async (tx) => {
    const row = await holdNeed(tx, actor, id)
    const proposalId = await once(tx, act, async () => {
      const { label } = await actOn(tx, actor, row, at)
      const current = await currentTakeover(tx, id)
      if (!current || !can(actor, 'need.create', { forumId: row.forum_id })) throw notTaken()
      if (current.organisation_id !== actor.organisationId) throw notTaken()
      if (!mayBeGivenBack(current.proposalState)) throw underWay(current)
      await endTakeover(tx, current, at)
      await tx
        .updateTable('need')
        .set({ state: 'open', state_at: at, state_label: label, state_note: '' })
        .where('id', '=', id)
        // What its owner called 解決 or 取下げ meanwhile stays so.
        .where('state', '=', 'taken_over')
        .execute()
      if (row.organisation_id !== actor.organisationId)
        await tellGivenBack(tx, row, { writer: current.writerName, at })
      return current.proposal_id
    })
    return { need: row, proposalId }
  })
  tellNeed(context, need)
  if (proposalId !== null) await tellReleased(context, proposalId)
}

const alreadyTaken = ({ writerName }: CurrentTakeover) =>
  new DomainError('conflict', `この困りごとは、すでに${writerName}が提案書を書いています。`)
const notOpen = (row: NeedRow) =>
  new DomainError('conflict', `この困りごとは「${needStateLabel[row.state]}」になっています。`)
const notOffered = (row: NeedRow) =>
  new DomainError(
    'forbidden',
    `この困りごとは圏域に出されていません。提案書を書けるのは${row.ownerName}です。`,
  )
const notTaken = () => new DomainError('forbidden', '引受けを返せるのは、提案書を書いている団体です。')
const underWay = ({ proposalNumber }: CurrentTakeover) =>
  new DomainError(
    'conflict',
    `提案${proposalNumber ? `（${proposalNumber}）` : ''}は提出されています。やめるときは、提案のページで取り下げてから返してください。`,
  )
