import { PaperDownloads } from '../papers/PaperDownloads'
import { EntryConfirmation } from './EntryConfirmation'
import { ProposalRead } from './ProposalRead'
import type { ProposalTabProps } from './proposalTab'
import { Road } from './Road'

/** 提案書: its words, who proposed it and what may be done with it now. */
export const SheetTab = (props: ProposalTabProps) => (
  <div class="stack-loose">
    <EntryConfirmation proposal={props.proposal} onChanged={props.onChanged} />
    <Road road={props.proposal.road} />
    <ProposalRead proposal={props.proposal} onMoved={props.onChanged} />
    <PaperDownloads of="proposals" id={props.proposal.id} />
  </div>
)
