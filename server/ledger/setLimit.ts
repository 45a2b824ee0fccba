import { DomainError } from '../../shared/error'
import type { WorkLimit } from '../../shared/ledger/rotation'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { limitsOf } from './candidates'
import { tellLedgerChanged } from './ledgerChanged'
import { ledgerUnknown } from './queries'

/** 受けられる仕事: each organisation says its own, the secretariat anybody's; 免除 is the secretariat's word [L3]. */
export async function setLimit(
  context: Context,
  actor: Actor,
  { forumId, organisationId, ...limit }: WorkLimit & { forumId: string; organisationId: string },
): Promise<void> {
  const subject = { forumId }
  if (!can(actor, 'ledger.read', subject)) throw ledgerUnknown()
  const isManager = can(actor, 'ledger.manage', subject)
  if (!isManager && !(can(actor, 'ledger.take', subject) && organisationId === actor.organisationId))
    throw othersOnly()
  await context.store.transaction(async (tx) => {
    const forum = await tx
      .selectFrom('forum')
      .select('is_sample')
      .where('id', '=', forumId)
      .executeTakeFirst()
    if (!forum) throw ledgerUnknown()
    await refuseSampleSeat(tx, actor, forum)
    const before = (await limitsOf(tx, forumId)).get(organisationId)
    if (!isManager && limit.isExempt !== (before?.isExempt ?? false)) throw exemptionOnly()
    const row = {
      kinds: limit.kinds === null ? null : JSON.stringify(limit.kinds),
      yearly_max: limit.yearlyMax,
      is_exempt: limit.isExempt ? (1 as const) : (0 as const),
    }
    await tx
      .insertInto('work_limit')
      .values({ forum_id: forumId, organisation_id: organisationId, ...row })
      .onConflict((conflict) => conflict.columns(['forum_id', 'organisation_id']).doUpdateSet(row))
      .execute()
  })
  tellLedgerChanged(context, forumId)
}

const othersOnly = () =>
  new DomainError('forbidden', 'ほかの団体の「受けられる仕事」は、その団体か事務局が決めます。')
const exemptionOnly = () =>
  new DomainError('forbidden', '当番の免除は、この会議体の事務局が決めます。事務局に連絡してください。')
