import { Show } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import { dayOf, wareki } from '../../shared/calendar'
import { originKindLabel, proposalChannelLabel } from '../../shared/proposals/origin'
import { useMe } from '../data/session'
import { draftText, proposalText } from '../text/proposals'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { type Definition, DefinitionList } from '../ui/DefinitionList'
import type { ProposalDetail } from './detail'
import { Originators } from './ProposalMarks'

interface SubmitDialogProps {
  open: boolean
  proposal: ProposalDetail
  busy: boolean
  onClose: () => void
  onConfirm: () => void
}

/** Says, before 提出, exactly what is locked by it. */
export function SubmitDialog(props: SubmitDialogProps) {
  const me = useMe()
  const isFirst = () => props.proposal.submittedAt === null
  return (
    <ConfirmDialog
      open={props.open}
      title={draftText.confirmTitle}
      confirmLabel={draftText.submit}
      busy={props.busy}
      onClose={props.onClose}
      onConfirm={props.onConfirm}
    >
      <div class="stack">
        <Show when={isFirst()} fallback={<p>{draftText.confirmAgain}</p>}>
          <p>{draftText.confirmLead}</p>
          <DefinitionList items={locked(props.proposal, seatName(me()))} />
        </Show>
        <p>{draftText.confirmWords}</p>
        <p>{draftText.submitLead}</p>
      </div>
    </ConfirmDialog>
  )
}

const locked = (proposal: ProposalDetail, submitter: string): Definition[] => [
  { term: proposalText.originators, description: <Originators originators={proposal.originators} /> },
  {
    term: proposalText.origin,
    description: proposal.originKind ? originKindLabel[proposal.originKind] : draftText.undecided,
  },
  {
    term: proposalText.firstRaisedOn,
    description: wareki(proposal.firstRaisedOn ?? dayOf(proposal.createdAt)),
  },
  { term: draftText.confirmAt, description: draftText.confirmAtValue },
  { term: draftText.confirmSubmitter, description: submitter },
  {
    term: proposalText.onBehalf,
    description: proposal.onBehalfChannel
      ? `${proposalText.onBehalfYes(proposalChannelLabel[proposal.onBehalfChannel])}${proposalText.enteredBy}：${proposal.enteredByLabel}`
      : proposalText.onBehalfNo,
  },
]
