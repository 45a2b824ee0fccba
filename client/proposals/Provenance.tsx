import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { dayOf, wareki, warekiDateTime } from '../../shared/calendar'
import { originKindLabel, proposalChannelLabel } from '../../shared/proposals/origin'
import { proposalText } from '../text/proposals'
import { provenanceText } from '../text/provenance'
import { Card } from '../ui/Card'
import { type Definition, DefinitionList } from '../ui/DefinitionList'
import type { ProposalDetail } from './detail'
import { Originators } from './ProposalMarks'

/** 発案の記録: who proposed, why, since when, and who typed. Locked at 提出 [P3]. */
export function Provenance(props: { proposal: ProposalDetail }) {
  return (
    <Card as="section" quiet>
      <h2>{proposalText.provenance}</h2>
      <div class="provenance">
        <DefinitionList items={items(props.proposal)} />
      </div>
      <p class="quiet small">
        {props.proposal.submittedAt === null ? proposalText.draftProvenanceNote : proposalText.provenanceNote}
      </p>
    </Card>
  )
}

const items = (proposal: ProposalDetail): Definition[] => [
  { term: proposalText.originators, description: <Originators originators={proposal.originators} /> },
  { term: proposalText.origin, description: originOf(proposal) },
  ...source(proposal),
  {
    term: proposalText.firstRaisedOn,
    description:
      proposal.firstRaisedOn === null ? proposalText.notYetWritten : wareki(proposal.firstRaisedOn),
  },
  ...submission(proposal),
  { term: proposalText.enteredBy, description: proposal.enteredByLabel },
  {
    term: proposalText.onBehalf,
    description: onBehalfOf(proposal),
  },
]

/** What きっかけ points to: a link for whoever may open it. */
const source = ({ originLink }: ProposalDetail): Definition[] =>
  originLink === null
    ? []
    : [
        {
          term: proposalText.originSource,
          description: (
            <Show when={originLink.href} fallback={originLink.label}>
              {(href) => <A href={href()}>{originLink.label}</A>}
            </Show>
          ),
        },
      ]

function onBehalfOf({ onBehalfChannel, confirmedLabel }: ProposalDetail): string {
  if (onBehalfChannel === null) return proposalText.onBehalfNo
  const typed =
    onBehalfChannel === 'takeover'
      ? proposalChannelLabel.takeover
      : proposalText.onBehalfYes(proposalChannelLabel[onBehalfChannel])
  return confirmedLabel === null ? typed : `${typed}（${provenanceText.confirmedBy(confirmedLabel)}）`
}

const submission = ({ submittedAt, submittedByLabel, createdAt }: ProposalDetail): Definition[] =>
  submittedAt === null
    ? [{ term: proposalText.begunOn, description: wareki(dayOf(createdAt)) }]
    : [
        { term: proposalText.submittedAt, description: warekiDateTime(submittedAt) },
        { term: proposalText.submittedBy, description: submittedByLabel },
      ]

function originOf({ originKind, originNote }: ProposalDetail): string {
  if (originKind === null) return proposalText.notYetWritten
  const label = originKindLabel[originKind]
  return originNote === '' ? label : `${label}（${originNote}）`
}
