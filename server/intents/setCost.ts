import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { SetCost, SetUsage } from '../../shared/intents/commands'
import { type CostModel, emptyModel } from '../../shared/intents/cost'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { holdForum } from '../forums/queries'
import type { Tx } from '../store/Store'
import { tellIntentsChanged } from './acts'
import { costOf } from './figures'
import { openProposal, readableProposal } from './subject'

/** [W3] 費用の分け方: a revision behind the others. One who has not seen the last is told and loses nothing typed. */
export async function setCost(
  context: Context,
  actor: Actor,
  { proposalId, revision, model }: SetCost & { proposalId: string },
): Promise<{ revision: number }> {
  const proposal = await readableProposal(context.store.db, actor, proposalId)
  if (!can(actor, 'intent.cost', proposal)) throw proposersOnly()
  const at = context.now()
  const next = await context.store.transaction(async (tx) => {
    await refuseSampleSeat(tx, actor, proposal)
    const { label } = await actingSeat(tx, actor)
    const last = await lastCost(tx, proposal.bodyId, proposalId)
    if (last.revision !== revision) throw changedMeanwhile()
    return await insertCost(tx, { proposalId, revision: revision + 1, model, at, label })
  })
  await tellIntentsChanged(context, proposalId)
  return { revision: next }
}

/** Each organisation enters its own figure of 利用割; the rest of the model stays as the others left it. */
export async function setUsage(
  context: Context,
  actor: Actor,
  { proposalId, count }: SetUsage & { proposalId: string },
): Promise<{ revision: number }> {
  const proposal = await readableProposal(context.store.db, actor, proposalId)
  const at = context.now()
  const next = await context.store.transaction(async (tx) => {
    const asking = { day: dayOf(at), onBehalf: undefined, right: 'intent.answer' } as const
    const { organisation_id: own, label } = await answererOf(
      tx,
      actor,
      { ...proposal, forum_id: proposal.bodyId },
      asking,
    )
    const { revision, model } = await lastCost(tx, proposal.bodyId, proposalId)
    const { [own]: _before, ...others } = model.usage
    const usage = count === null ? others : { ...others, [own]: count }
    return await insertCost(tx, {
      proposalId,
      revision: revision + 1,
      model: { ...model, usage },
      at,
      label,
    })
  })
  await tellIntentsChanged(context, proposalId)
  return { revision: next }
}

/** Of two who save at once one waits for the other. */
async function lastCost(tx: Tx, forumId: string, proposalId: string) {
  await openProposal(tx, proposalId)
  await holdForum(tx, forumId)
  return (await costOf(tx, proposalId)) ?? { revision: 0, model: emptyModel }
}

async function insertCost(
  tx: Tx,
  row: { proposalId: string; revision: number; model: CostModel; at: number; label: string },
): Promise<number> {
  const { proposalId, revision, model, at, label } = row
  await tx
    .insertInto('cost_model')
    .values({ proposal_id: proposalId, revision, model: JSON.stringify(model), at, label })
    .execute()
  return revision
}

const proposersOnly = () =>
  new DomainError(
    'forbidden',
    '費用の分け方は、発案団体か事務局が入力します。自分の団体の人口と利用の数は、ここで入力できます。',
  )
const changedMeanwhile = () =>
  new DomainError(
    'conflict',
    '開いている間に、ほかの人が費用の分け方を直しました。入力した内容はこの画面に残っています。いまの内容を確かめてから、もう一度保存してください。',
  )
