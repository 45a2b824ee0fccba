import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { originKinds } from '../../shared/proposals/origin'
import { useSession } from '../data/session'
import { newProposalText, proposalsText } from '../text/proposals'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { createChoices } from './createChoices'
import { NewProposalForm } from './NewProposalForm'
import './proposals.css'

/** The sixty-second start of a proposal: three fields make a draft. */
export function NewProposalPage() {
  const params = useParams()
  const navigate = useNavigate()
  const session = useSession()
  const forumId = () => params.id ?? ''
  const [query] = useSearchParams()
  /** ?originKind=call&originRef=…: what led here is the きっかけ */
  const origin = () => {
    const kind = originKinds.find((each) => each === query.originKind)
    return kind && typeof query.originRef === 'string' ? { kind, ref: query.originRef } : undefined
  }
  const choices = createChoices(forumId)
  return (
    <>
      <PageHeader
        title={newProposalText.title}
        breadcrumbs={[
          { label: choices()?.forumName ?? '', href: `/forums/${forumId()}` },
          { label: proposalsText.boardTitle, href: `/forums/${forumId()}/proposals` },
        ]}
        lead={<p>{newProposalText.lead}</p>}
      />
      <Loaded from={choices}>
        {(offered) => (
          <Show when={offered().mayCreate} fallback={<NotAllowed />}>
            <NewProposalForm
              forumId={forumId()}
              choices={offered()}
              ownId={session.me()?.actor.organisationId ?? ''}
              origin={origin()}
              onCreated={(id) => navigate(`/proposals/${id}`, { replace: true })}
            />
          </Show>
        )}
      </Loaded>
    </>
  )
}

const NotAllowed = () => (
  <EmptyState
    title={newProposalText.notAllowedTitle}
    action={<LinkButton href="/regions">{newProposalText.toRegions}</LinkButton>}
  >
    <p>{newProposalText.notAllowed}</p>
  </EmptyState>
)
