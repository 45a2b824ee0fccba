import type { Live } from '../data/live'
import type { ProposalDetail } from './detail'

/** Shows what an act made of the proposal. It took its own button away: whoever works by keyboard goes on from the title. */
export async function afterAct(detail: Live<ProposalDetail>): Promise<void> {
  await detail.refetch()
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus()
}
