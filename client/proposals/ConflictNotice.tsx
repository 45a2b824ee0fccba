import { For } from 'solid-js'
import { benefitText } from '../../shared/proposals/benefit'
import { originKindLabel } from '../../shared/proposals/origin'
import { draftText, newProposalText } from '../text/proposals'
import { Button } from '../ui/Button'
import { NoticeBanner } from '../ui/NoticeBanner'
import type { DraftField, DraftForm } from './createDraftForm'
import type { ProposalDetail } from './detail'

const fieldLabel: Record<DraftField, string> = {
  title: newProposalText.proposalTitle,
  need: newProposalText.need,
  plan: newProposalText.plan,
  fieldId: draftText.field,
  instrumentId: draftText.instrument,
  expectedParticipants: draftText.participants,
  coProposers: draftText.coProposers,
  originKind: draftText.origin,
  originRef: draftText.originRef,
  originItem: draftText.originItem,
  originNote: draftText.originNote,
  firstRaisedOn: draftText.firstRaisedOn,
  topicId: draftText.topic,
  benefits: draftText.benefits,
  costNote: draftText.costNote,
  startWish: draftText.startWish,
  prefectureWish: draftText.prefectureWish,
}

/** Somebody stored another value of a field this person is changing: shows theirs, and lets the person decide. */
export function ConflictNotice(props: { form: DraftForm; proposal: ProposalDetail }) {
  return (
    <For each={props.form.conflicts()}>
      {(field) => (
        <NoticeBanner
          tone="warning"
          title={draftText.conflictTitle}
          actions={
            <>
              <Button small onClick={() => props.form.keepMine(field)}>
                {draftText.keepMine}
              </Button>
              <Button small onClick={() => props.form.takeTheirs(field)}>
                {draftText.takeTheirs}
              </Button>
            </>
          }
        >
          <p>{draftText.conflictLead(fieldLabel[field])}</p>
          <blockquote class="their-words pre-line">
            {storedWords(props.proposal, field) || draftText.conflictEmpty}
          </blockquote>
        </NoticeBanner>
      )}
    </For>
  )
}

/** What is stored, in words. */
function storedWords(proposal: ProposalDetail, field: DraftField): string {
  switch (field) {
    case 'title':
    case 'need':
    case 'plan':
    case 'originNote':
    case 'costNote':
    case 'startWish':
    case 'prefectureWish':
      return proposal[field]
    case 'fieldId':
      return proposal.field?.name ?? ''
    case 'instrumentId':
      return proposal.instrument?.name ?? ''
    case 'expectedParticipants':
      return proposal.expectedParticipants.map(({ name }) => name).join('、')
    case 'coProposers':
      return proposal.originators
        .slice(1)
        .map(({ name }) => name)
        .join('、')
    case 'originKind':
      return proposal.originKind ? originKindLabel[proposal.originKind] : ''
    case 'originRef':
    case 'originItem':
      return proposal.originLink?.label ?? ''
    case 'topicId':
      return proposal.topic?.name ?? ''
    case 'benefits':
      return proposal.benefits.map((each) => benefitText(each, each.name)).join('\n')
    case 'firstRaisedOn':
      return proposal.firstRaisedOn ?? ''
  }
}
