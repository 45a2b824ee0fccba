import { useParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { KeptPageNotice } from '../collab/offline/KeptPageNotice'
import { askBeforeLeaving } from '../data/askBeforeLeaving'
import type { Live } from '../data/live'
import { useMe } from '../data/session'
import { ProjectOfProposal } from '../projects/ProjectOfProposal'
import { draftText, proposalsText } from '../text/proposals'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { afterAct } from './afterAct'
import { createDraftForm, type DraftForm } from './createDraftForm'
import { createProposalDetail, fieldsOf, type ProposalDetail } from './detail'
import { ProposalDraft } from './ProposalDraft'
import { OnBehalfMark, Originators, StateBadge } from './ProposalMarks'
import { ProposalTabs } from './ProposalTabs'
import './proposals.css'

/** One proposal: written while it is a draft, read afterwards. */
export function ProposalPage() {
  const params = useParams()
  return (
    <Show when={params.id} keyed>
      {(id) => <ProposalById id={id} />}
    </Show>
  )
}

function ProposalById(props: { id: string }) {
  const detail = createProposalDetail(useMe(), () => props.id)
  return (
    <Loaded from={detail}>
      {(proposal) => (
        <>
          <KeptPageNotice at={proposal().keptAt} refetch={detail.refetch} />
          <LoadedProposal detail={detail} proposal={proposal()} />
        </>
      )}
    </Loaded>
  )
}

function LoadedProposal(props: { detail: Live<ProposalDetail>; proposal: ProposalDetail }) {
  const form = createDraftForm(createMemo(() => fieldsOf(props.proposal)))
  askBeforeLeaving(form.isDirty)
  return (
    <>
      <PageHeader
        title={props.proposal.title}
        breadcrumbs={[
          { label: props.proposal.forumName, href: `/forums/${props.proposal.forumId}` },
          { label: proposalsText.boardTitle, href: `/forums/${props.proposal.forumId}/proposals` },
        ]}
        badges={
          <>
            <Show when={props.proposal.number}>
              {(number) => <span class="number strong">{number()}</span>}
            </Show>
            <StateBadge state={props.proposal.state} />
            <Show when={props.proposal.isSample}>
              <SampleBadge />
            </Show>
          </>
        }
        lead={
          <div class="stack-tight">
            <Originators originators={props.proposal.originators} />
            <OnBehalfMark
              channel={props.proposal.onBehalfChannel}
              enteredByLabel={props.proposal.enteredByLabel}
              isConfirmed={props.proposal.confirmedAt !== null}
            />
          </div>
        }
      />
      <Show
        when={props.proposal.mayEdit}
        fallback={
          <div class="stack-loose">
            <Leftover form={form} />
            <Show when={props.proposal.state === 'adopted'}>
              <ProjectOfProposal proposalId={props.proposal.id} />
            </Show>
            <ProposalTabs proposal={props.proposal} onChanged={() => void afterAct(props.detail)} />
          </div>
        }
      >
        <ProposalDraft detail={props.detail} proposal={props.proposal} form={form} />
      </Show>
    </>
  )
}

/** A colleague submitted while this person was writing: what was not stored stays here to be copied. */
function Leftover(props: { form: DraftForm }) {
  const words = () => Object.values(props.form.changes()).filter((value) => typeof value === 'string')
  return (
    <Show when={words().length > 0}>
      <NoticeBanner tone="warning" title={draftText.leftoverTitle}>
        <p>{draftText.leftoverLead}</p>
        <blockquote class="their-words pre-line">{words().join('\n\n')}</blockquote>
      </NoticeBanner>
    </Show>
  )
}
