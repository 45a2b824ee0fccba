import { ProposalRead } from './ProposalRead'
import type { ProposalTabProps } from './proposalTab'

/** 提案書: its words, who proposed it and what may be done with it now. */
export const SheetTab = (props: ProposalTabProps) => (
  <ProposalRead proposal={props.proposal} onMoved={props.onChanged} />
)
