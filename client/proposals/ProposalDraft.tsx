import { createSignal, type JSX, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import type { DocumentStatus } from '../collab/documentStatus'
import { leaveWhenSaved } from '../collab/leaveWhenSaved'
import { keepFor } from '../collab/offline/keepFor'
import type { Live } from '../data/live'
import { useMe } from '../data/session'
import { FittingPrecedents } from '../precedents/FittingPrecedents'
import { precedentsText } from '../text/precedents'
import { draftText } from '../text/proposals'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import { Actions } from './Actions'
import { afterAct } from './afterAct'
import { ConflictNotice } from './ConflictNotice'
import { createChoices } from './createChoices'
import type { DraftForm } from './createDraftForm'
import { createSaving } from './createSaving'
import { createSubmission } from './createSubmission'
import { DiscardDraft } from './DiscardDraft'
import { DraftFieldset } from './DraftFieldset'
import type { ProposalDetail } from './detail'
import { History } from './History'
import { JointAgreement } from './JointAgreement'
import { Lineage } from './Lineage'
import { ProposalBodyEditor } from './ProposalBodyEditor'
import { Provenance } from './Provenance'
import { SubmitDialog } from './SubmitDialog'

interface ProposalDraftProps {
  detail: Live<ProposalDetail>
  proposal: ProposalDetail
  form: DraftForm
}

/** A draft as its 発案団体 write it: fields that are stored by hand, a body that is stored as it is typed, and 提出. */
export function ProposalDraft(props: ProposalDraftProps) {
  const me = useMe()
  const choices = createChoices(() => props.proposal.forumId)
  // One draft for the life of this component: the page makes another for another proposal.
  const saving = createSaving(props.detail, props.form)
  const [bodyStatus, setBodyStatus] = createSignal<DocumentStatus>()
  let conflicts: HTMLDivElement | undefined
  leaveWhenSaved(() => [bodyStatus() ?? { kind: 'connecting' }])
  const isBodySaved = () => bodyStatus()?.kind === 'saved'
  const submission = createSubmission(() => props.proposal, saving.setError)

  const store = async (): Promise<boolean> => {
    if (await saving.save()) return true
    if (props.form.conflicts().length > 0) conflicts?.scrollIntoView({ block: 'center' })
    return false
  }
  const save = async () => {
    if (await store()) showToast(draftText.saved)
  }
  const ask = async () => {
    if (await store()) submission.ask(props.form)
  }
  const submit = async () => {
    if (await submission.submit()) await afterAct(props.detail)
  }

  return (
    <div class="columns">
      <div class="stack-loose">
        <ReturnNotice proposal={props.proposal} />
        <JointAgreement proposal={props.proposal} onChanged={() => void afterAct(props.detail)} />
        <Failure error={saving.error()} lead={saving.error()?.message} />
        <div class="stack conflicts" ref={conflicts}>
          <ConflictNotice form={props.form} proposal={props.proposal} />
        </div>
        <form
          noValidate
          class="stack-loose"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <section class="section">
            <h2>{draftText.heading}</h2>
            <DraftFieldset
              form={props.form}
              forumId={props.proposal.forumId}
              choices={choices()}
              faults={saving.error()?.faults ?? []}
              ownerId={props.proposal.originators[0]?.organisationId ?? ''}
              originLink={props.proposal.originLink}
              isLocked={props.proposal.submittedAt !== null}
            />
            <SaveLine
              isDirty={props.form.isDirty()}
              hasConflict={props.form.conflicts().length > 0}
              isBusy={saving.isBusy()}
            />
          </section>
        </form>
        <section class="section">
          <h2>{draftText.bodyHeading}</h2>
          <p class="quiet measure">{draftText.bodyHint}</p>
          <Show when={props.proposal.body}>
            {(body) => (
              <ProposalBodyEditor
                documentId={body().documentId}
                epoch={body().epoch}
                me={me()}
                keep={keepFor(me(), bodyTitle(props.proposal), `/proposals/${props.proposal.id}`)}
                readOnly={body().mode === 'read'}
                onStatus={setBodyStatus}
              />
            )}
          </Show>
        </section>
        <SubmitSection isBodySaved={isBodySaved()} isBusy={saving.isBusy()} onAsk={() => void ask()}>
          <Show when={props.proposal.mayDiscard}>
            <DiscardDraft proposal={props.proposal} form={props.form} />
          </Show>
        </SubmitSection>
      </div>
      <div class="stack-loose">
        <Provenance proposal={props.proposal} />
        <Actions proposal={props.proposal} onMoved={() => void afterAct(props.detail)} />
        <Lineage lineage={props.proposal.lineage} />
        <section class="section">
          <h2>{precedentsText.fittingTitle}</h2>
          <p class="quiet small">{precedentsText.fittingLead}</p>
          <FittingPrecedents
            topicId={props.form.value('topicId')}
            fieldId={props.form.value('fieldId')}
            instrumentId={props.form.value('instrumentId')}
          />
        </section>
        <History history={props.proposal.history} />
      </div>
      <SubmitDialog
        open={submission.isAsking()}
        proposal={props.proposal}
        busy={submission.isBusy()}
        onClose={submission.cancel}
        onConfirm={() => void submit()}
      />
    </div>
  )
}

const bodyTitle = ({ title }: ProposalDetail) => `${title} ${draftText.bodyHeading}`

interface SubmitSectionProps {
  isBodySaved: boolean
  isBusy: boolean
  onAsk: () => void
  children: JSX.Element
}

/** 提出 waits for the body: what is submitted must be what is stored. */
function SubmitSection(props: SubmitSectionProps) {
  return (
    <section class="section">
      <h2>{draftText.submitHeading}</h2>
      <p class="measure">{draftText.submitLead}</p>
      <Show when={!props.isBodySaved}>
        <p class="quiet" id="body-unsaved">
          {draftText.bodyUnsaved}
        </p>
      </Show>
      <div class="form-actions">
        <Button
          variant="solid"
          disabled={!props.isBodySaved}
          busy={props.isBusy}
          describedBy={props.isBodySaved ? undefined : 'body-unsaved'}
          onClick={() => props.onAsk()}
        >
          {draftText.submit}
        </Button>
        {props.children}
      </div>
    </section>
  )
}

function SaveLine(props: { isDirty: boolean; hasConflict: boolean; isBusy: boolean }) {
  const words = () => {
    if (props.hasConflict) return draftText.conflictTitle
    return props.isDirty ? draftText.unsaved : draftText.allSaved
  }
  return (
    <div class="save-line">
      <Button type="submit" busy={props.isBusy} disabled={!props.isDirty && !props.isBusy}>
        {draftText.save}
      </Button>
      <p role="status" class={props.isDirty ? 'strong' : 'quiet'}>
        {words()}
      </p>
    </div>
  )
}

/** Why the secretariat returned it (差戻し). */
function ReturnNotice(props: { proposal: ProposalDetail }) {
  const line = () => props.proposal.history.findLast(({ to }) => to === 'returned')
  return (
    <Show when={props.proposal.state === 'returned' && line()}>
      {(returned) => (
        <NoticeBanner tone="warning" title={draftText.returnedTitle}>
          <p class="pre-line">{returned().reason}</p>
          <p class="quiet small">{draftText.returnedBy(returned().label, warekiDateTime(returned().at))}</p>
        </NoticeBanner>
      )}
    </Show>
  )
}
