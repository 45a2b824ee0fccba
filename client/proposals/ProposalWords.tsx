import type { FieldFault } from '../../shared/error'
import { newProposalText } from '../text/proposals'
import { faultAt } from '../ui/ErrorSummary'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'

type Word = 'need' | 'plan' | 'title'

interface ProposalWordsProps {
  value: (word: Word) => string
  onInput: (word: Word, value: string) => void
  faults: readonly FieldFault[]
  /** a first draft may leave 困りごと and やること open and shows how a title may sound */
  isNew?: boolean
}

/** The three things a proposal says first: 困りごと, やること, 件名. */
export function ProposalWords(props: ProposalWordsProps) {
  const fault = (word: Word) => faultAt(props.faults, word)
  return (
    <>
      <TextArea
        required={!props.isNew}
        unmarked={props.isNew}
        name="need"
        label={newProposalText.need}
        hint={newProposalText.needHint}
        placeholder={newProposalText.needExample}
        value={props.value('need')}
        onInput={(value) => props.onInput('need', value)}
        error={fault('need')}
      />
      <TextArea
        required={!props.isNew}
        unmarked={props.isNew}
        name="plan"
        label={newProposalText.plan}
        hint={newProposalText.planHint}
        placeholder={newProposalText.planExample}
        value={props.value('plan')}
        onInput={(value) => props.onInput('plan', value)}
        error={fault('plan')}
      />
      <TextField
        required
        name="title"
        label={newProposalText.proposalTitle}
        hint={newProposalText.titleHint}
        placeholder={props.isNew ? newProposalText.titleExample : undefined}
        value={props.value('title')}
        onInput={(value) => props.onInput('title', value)}
        error={fault('title')}
      />
    </>
  )
}
