import { createSignal, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { missingForSubmission } from '../../shared/proposals/missing'
import { Failure } from '../accounts/Failure'
import type { DocumentStatus } from '../collab/documentStatus'
import { ApiError } from '../data/ApiError'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import type { Live } from '../data/live'
import { useMe } from '../data/session'
import { draftText } from '../text/proposals'
import { Button } from '../ui/Button'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import { Actions } from './Actions'
import { ConflictNotice } from './ConflictNotice'
import { createChoices } from './createChoices'
import type { DraftForm } from './createDraftForm'
import { createSaving } from './createSaving'
import { DiscardDraft } from './DiscardDraft'
import { DraftFieldset } from './DraftFieldset'
import type { ProposalDetail } from './detail'
import { History } from './History'
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
  /** the revision that was on the screen when 提出 was asked for: what comes later is not submitted unseen [P5] */
  const [askedRevision, setAskedRevision] = createSignal<number>()
  let conflicts: HTMLDivElement | undefined
  const isBodySaved = () => bodyStatus()?.kind === 'saved'
  const submission = createCommand((idempotencyKey, revision: number) =>
    call(
      api.proposals[':id'].submit.$post({
        param: { id: props.proposal.id },
        json: { idempotencyKey, revision },
      }),
    ),
  )

  const store = async (): Promise<boolean> => {
    if (await saving.save()) return true
    if (props.form.conflicts().length > 0) conflicts?.scrollIntoView({ block: 'center' })
    return false
  }
  const save = async () => {
    if (await store()) showToast(draftText.saved)
  }
  const ask = async () => {
    if (!(await store())) return
    const faults = missingForSubmission({
      need: props.form.value('need'),
      plan: props.form.value('plan'),
      fieldId: props.form.value('fieldId'),
      originKind: props.form.value('originKind'),
    })
    if (faults.length > 0) saving.setError(new ApiError('invalid', draftText.incomplete, faults))
    else setAskedRevision(props.proposal.revision)
  }
  const submit = async () => {
    const revision = askedRevision()
    if (revision === undefined) return
    const answer = await submission.run(revision)
    setAskedRevision(undefined)
    if (!answer) return saving.setError(submission.error())
    showToast(draftText.submitted(answer.number))
    await props.detail.refetch()
  }

  return (
    <div class="columns">
      <div class="stack-loose">
        <ReturnNotice proposal={props.proposal} />
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
              choices={choices()}
              faults={saving.error()?.faults ?? []}
              ownerId={props.proposal.originators[0]?.organisationId ?? ''}
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
                me={{ organisationName: me().organisationName, seatTitle: me().seatTitle }}
                readOnly={body().mode === 'read'}
                onStatus={setBodyStatus}
              />
            )}
          </Show>
        </section>
        <section class="section">
          <h2>{draftText.submitHeading}</h2>
          <p class="measure">{draftText.submitLead}</p>
          <Show when={!isBodySaved()}>
            <p class="quiet" id="body-unsaved">
              {draftText.bodyUnsaved}
            </p>
          </Show>
          <div class="form-actions">
            <Button
              variant="solid"
              disabled={!isBodySaved()}
              busy={saving.isBusy()}
              describedBy={isBodySaved() ? undefined : 'body-unsaved'}
              onClick={() => void ask()}
            >
              {draftText.submit}
            </Button>
            <Show when={props.proposal.mayDiscard}>
              <DiscardDraft proposal={props.proposal} form={props.form} />
            </Show>
          </div>
        </section>
      </div>
      <div class="stack-loose">
        <Provenance proposal={props.proposal} />
        <Actions proposal={props.proposal} onMoved={() => void props.detail.refetch()} />
        <History history={props.proposal.history} />
      </div>
      <SubmitDialog
        open={askedRevision() !== undefined}
        proposal={props.proposal}
        busy={submission.isBusy()}
        onClose={() => setAskedRevision(undefined)}
        onConfirm={() => void submit()}
      />
    </div>
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
