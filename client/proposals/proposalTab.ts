import type { JSX } from 'solid-js'
import type { useSession } from '../data/session'
import type { proposalTabText } from '../text/proposals'
import type { ProposalDetail } from './detail'

export type ProposalTabName = Exclude<keyof typeof proposalTabText, 'label'>

/** What the page of a proposal hands to each of its tabs. */
export interface ProposalTabProps {
  proposal: ProposalDetail
  /** after an act that changed the proposal itself */
  onChanged: () => void
}

/** What the seat may do, by the same table as the server's. */
type Can = ReturnType<typeof useSession>['can']

export interface ProposalTab {
  value: ProposalTabName
  content: (props: ProposalTabProps) => JSX.Element
  /** whether it has something to show to whoever reads this proposal; always, where it is not given */
  isShown?: (proposal: ProposalDetail, can: Can) => boolean
}
