import { useNavigate, useParams } from '@solidjs/router'
import { Show } from 'solid-js'
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
