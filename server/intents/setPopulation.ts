import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { SetPopulation } from '../../shared/intents/commands'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { tellIntentsChanged } from './acts'
import { asked, readableProposal } from './subject'

/** [W3] 人口: each organisation enters its own, the secretariat those of all, always with the day and the source. */
export async function setPopulation(
  context: Context,
  actor: Actor,
  { proposalId, organisationId, asOf, people, source }: SetPopulation & { proposalId: string },
): Promise<void> {
  const proposal = await readableProposal(context.store.db, actor, proposalId)
  const body = { forumId: proposal.bodyId }
  const isOwn = organisationId === actor.organisationId && can(actor, 'intent.answer', body)
  if (!isOwn && !can(actor, 'intent.manage', body)) throw othersOnly()
  const at = context.now()
  if (asOf > dayOf(at)) throw future()
  await context.store.transaction(async (tx) => {
    await refuseSampleSeat(tx, actor, proposal)
    const { label } = await actingSeat(tx, actor)
    const members = await asked(tx, proposal.bodyId, dayOf(at))
    if (!members.some(({ id }) => id === organisationId)) throw notMember()
    const row = { people, source, at, label, is_sample: proposal.is_sample }
    await tx
      .insertInto('population')
      .values({ organisation_id: organisationId, as_of: asOf, ...row })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'as_of', 'is_sample']).doUpdateSet(row))
      .execute()
  })
  await tellIntentsChanged(context, proposalId)
}

const othersOnly = () => new DomainError('forbidden', 'ほかの団体の人口は、その団体か事務局が入力します。')
const notMember = () =>
  new DomainError('invalid', 'この会議体の構成団体から選んでください。', [
    { path: 'organisationId', message: '構成団体から選んでください。' },
  ])
const future = () =>
  new DomainError('invalid', '人口の基準日は、今日までの日にしてください。', [
    { path: 'asOf', message: '今日までの日を入力してください。' },
  ])
