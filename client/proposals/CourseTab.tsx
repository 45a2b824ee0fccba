import { History } from './History'
import { ProposalMeetings } from './ProposalMeetings'
import type { ProposalTabProps } from './proposalTab'

/** 経過: the bodies it went through, the meetings that took it up, and every move. */
export const CourseTab = (props: ProposalTabProps) => (
  <div class="stack-loose">
    <ProposalMeetings proposal={props.proposal} />
    <History history={props.proposal.history} />
  </div>
)
