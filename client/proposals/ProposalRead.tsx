import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { commonText } from '../text/common'
import { draftText, proposalText } from '../text/proposals'
import { DefinitionList } from '../ui/DefinitionList'
import { NoticeBanner } from '../ui/NoticeBanner'
import { Actions } from './Actions'
import { Benefits } from './Benefits'
import { Corrections } from './Corrections'
import type { ProposalDetail } from './detail'
import { Lineage } from './Lineage'
import { Provenance } from './Provenance'
import { Supporters } from './Supporters'

/** A submitted proposal: its words as they were locked, its provenance, its way so far, and what comes next. */
export function ProposalRead(props: { proposal: ProposalDetail; onMoved: () => void }) {
  const latest = () => props.proposal.submissions[0]
  return (
    <div class="columns">
      <div class="stack-loose">
        <Show when={props.proposal.state === 'returned'}>
          <NoticeBanner tone="info" live="off">
            <p>{proposalText.returnedForOthers}</p>
          </NoticeBanner>
        </Show>
        <Words heading={proposalText.need} words={props.proposal.need} />
        <Words heading={proposalText.plan} words={props.proposal.plan} />
        <Benefits benefits={props.proposal.benefits} />
        <DefinitionList
          items={[
            { term: proposalText.costNote, description: props.proposal.costNote || draftText.undecided },
            { term: proposalText.startWish, description: props.proposal.startWish || draftText.undecided },
            {
              term: proposalText.prefectureWish,
              description: props.proposal.prefectureWish || commonText.none,
            },
            { term: draftText.field, description: props.proposal.field?.name ?? draftText.undecided },
            { term: proposalText.topic, description: props.proposal.topic?.name ?? draftText.undecided },
            {
              term: draftText.instrument,
              description: props.proposal.instrument?.name ?? draftText.undecided,
            },
            {
              term: proposalText.participants,
              description:
                props.proposal.expectedParticipants.map(({ name }) => name).join('、') || draftText.undecided,
            },
          ]}
        />
        <Words heading={proposalText.body} words={latest()?.fields.body || proposalText.noBody} />
        <SubmittedTexts submissions={props.proposal.submissions} />
      </div>
      <div class="stack-loose">
        <Actions proposal={props.proposal} onMoved={props.onMoved} />
        <Supporters proposal={props.proposal} onChanged={props.onMoved} />
        <Provenance proposal={props.proposal} />
        <Corrections proposal={props.proposal} onChanged={props.onMoved} />
        <Lineage lineage={props.proposal.lineage} />
      </div>
    </div>
  )
}

const Words = (props: { heading: string; words: string }) => (
  <section class="section">
    <h2>{props.heading}</h2>
    <p class="pre-line measure">{props.words || commonText.none}</p>
  </section>
)

/** The locked text of each submission with its hash [P4]. */
function SubmittedTexts(props: { submissions: ProposalDetail['submissions'] }) {
  return (
    <section class="section">
      <h2>{proposalText.submittedText}</h2>
      <p class="quiet measure">{proposalText.submittedTextLead}</p>
      <For each={props.submissions}>
        {(submission) => (
          <details class="fold">
            <summary>
              {proposalText.submissionNumber(submission.ordinal, warekiDateTime(submission.at))}
            </summary>
            <pre class="submitted-text">{submission.text}</pre>
            <p class="quiet small">
              {proposalText.sha256}
              <br />
              <code class="hash">{submission.sha256}</code>
            </p>
          </details>
        )}
      </For>
    </section>
  )
}
