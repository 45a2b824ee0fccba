import { A, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { consentTemplates } from '../../shared/consent/template'
import { createLive } from '../data/live'
import { PaperDownloads } from '../papers/PaperDownloads'
import { consentText } from '../text/consent'
import { Button } from '../ui/Button'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import { ConsentLog } from './ConsentLog'
import { ConsentTable } from './ConsentTable'
import { type Consent, fetchConsent } from './consent'
import { EndDialog } from './EndDialog'
import { Outlook } from './Outlook'
import { OwnStages } from './OwnStages'
import { Pairs } from './Pairs'
import { PlanDialog } from './PlanDialog'
import { WholeStage } from './WholeStage'
import './consent.css'

/** One 同意手続: the own row on top, when it can be agreed, and 同意表. */
export function ConsentPage() {
  const params = useParams()
  const id = () => params.id ?? ''
  const [forumId, setForumId] = createSignal('')
  const consent = createLive(
    () => [`consent:${forumId()}`, `forum:${forumId()}`],
    async () => {
      const found = await fetchConsent(id())
      setForumId(found.forumId)
      return found
    },
  )
  return <Loaded from={consent}>{(found) => <LoadedConsent consent={found()} />}</Loaded>
}

function LoadedConsent(props: { consent: Consent }) {
  const template = () => consentTemplates[props.consent.template]
  const own = () =>
    props.consent.can.answer
      ? props.consent.rows.find(({ id, standing }) => id === props.consent.ownId && standing !== 'left')
      : undefined
  return (
    <div class="consent-page">
      <PageHeader
        title={props.consent.title}
        breadcrumbs={[
          { label: props.consent.forumName, href: `/forums/${props.consent.forumId}` },
          { label: consentText.title, href: `/forums/${props.consent.forumId}/consent` },
        ]}
        badges={
          <>
            <EndBadge consent={props.consent} />
            <Show when={props.consent.isSample}>
              <SampleBadge />
            </Show>
          </>
        }
        lead={
          <div class="stack-tight consent-law">
            <p>
              <strong>{template().label}</strong>　{template().law}
            </p>
            <p class="quiet small">
              {consentText.source}：{template().source}
            </p>
            <Show when={props.consent.proposal}>
              {(proposal) => (
                <p>
                  {consentText.forProposal}：
                  <A href={`/proposals/${proposal().id}`}>
                    {proposal().number} {proposal().title}
                  </A>
                </p>
              )}
            </Show>
          </div>
        }
        actions={<Acts consent={props.consent} />}
      />
      <div class="stack-loose">
        <Show when={own()}>{(row) => <OwnStages consent={props.consent} row={row()} />}</Show>
        <Outlook consent={props.consent} />
        <ConsentTable consent={props.consent} />
        <PaperDownloads of="consent" id={props.consent.id} />
        <WholeStage consent={props.consent} />
        <Pairs consent={props.consent} />
        <ConsentLog consent={props.consent} />
      </div>
    </div>
  )
}

function EndBadge(props: { consent: Consent }) {
  return (
    <Show when={props.consent.endedAt} fallback={<StatusBadge label={consentText.openState} tone="info" />}>
      {(endedAt) => (
        <>
          <StatusBadge
            label={props.consent.end === 'agreed' ? consentText.agreed : consentText.givenUp}
            tone={props.consent.end === 'agreed' ? 'success' : 'neutral'}
          />
          <span>
            {wareki(dayOf(endedAt()))}
            <Show when={props.consent.endReason}>　{props.consent.endReason}</Show>
          </span>
        </>
      )}
    </Show>
  )
}

function Acts(props: { consent: Consent }) {
  const [open, setOpen] = createSignal<'plan' | 'end'>()
  return (
    <>
      <Button onClick={() => window.print()}>{consentText.print}</Button>
      <Show when={props.consent.can.manage}>
        <Button onClick={() => setOpen('plan')}>{consentText.changePlan}</Button>
        <Button variant={props.consent.isAgreed ? 'solid' : 'outline'} onClick={() => setOpen('end')}>
          {consentText.end}
        </Button>
      </Show>
      <Show when={open() === 'plan'}>
        <PlanDialog consent={props.consent} onClose={() => setOpen(undefined)} />
      </Show>
      <Show when={open() === 'end'}>
        <EndDialog consent={props.consent} onClose={() => setOpen(undefined)} />
      </Show>
    </>
  )
}
