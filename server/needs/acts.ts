import type { Actor } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Tx } from '../store/Store'
import { holdNeed } from './find'
import { linkProposal } from './takeOver'
import { currentTakeover } from './takeovers'

/** A proposal that another subject began out of an own need: the need shows it, unless it shows one already. */
export async function linkNeedProposal(
  tx: Tx,
  actor: Actor,
  { needId, proposalId, at }: { needId: string; proposalId: string; at: number },
): Promise<void> {
  const row = await holdNeed(tx, actor, needId)
  await refuseSampleSeat(tx, actor, row)
  const isOwn = row.organisation_id === actor.organisationId
  const isOpen = row.state === 'open' || row.state === 'taken_over'
  if (!isOwn || !isOpen || (await currentTakeover(tx, needId))) return
  const { label } = await actingSeat(tx, actor)
  await linkProposal(tx, { row, proposalId, actor, label, at })
}
