import { createEffect, createSignal, on, Show } from 'solid-js'
import { type CorrectionDecision, correctionLabel, decisions } from '../../shared/confirmation/correction'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { confirmationText } from '../text/confirmation'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { RadioGroup } from '../ui/RadioGroup'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import type { Correction } from './confirmation'

const text = confirmationText.decide

/** 採用・一部採用・不採用; the latter two say why. */
export function DecideDialog(props: {
  correction: Correction | undefined
  meetingId: string
  onClose: () => void
}) {
  const [decision, setDecision] = createSignal<CorrectionDecision | ''>('')
  const [reason, setReason] = createSignal('')
  const decide = createCommand((idempotencyKey, chosen: CorrectionDecision) =>
    call(
      api.confirmation[':meetingId'].corrections[':id'].decide.$post({
        param: { meetingId: props.meetingId, id: props.correction?.id ?? '' },
        json: { decision: chosen, reason: reason(), idempotencyKey },
      }),
    ),
  )
  createEffect(
    on(
      () => props.correction?.id,
      () => {
        setDecision('')
        setReason('')
        decide.reset()
      },
    ),
  )
  const act = async () => {
    const chosen = decision()
    if (chosen === '' || !(await decide.run(chosen))) return
    showToast(text.done)
    props.onClose()
  }
  return (
    <ConfirmDialog
      open={props.correction !== undefined}
      onClose={props.onClose}
      onConfirm={() => void act()}
      title={text.title}
      confirmLabel={text.act}
      busy={decide.isBusy()}
      disabled={decision() === '' || (decision() !== 'adopted' && reason().trim() === '')}
    >
      <div class="stack">
        <Failure error={decide.error()} title={text.failed} />
        <Show when={props.correction}>
          {(correction) => (
            <>
              <Show when={correction().quote !== ''}>
                <blockquote class="correction-quote">{correction().quote}</blockquote>
              </Show>
              <p class="pre-line">{correction().body}</p>
            </>
          )}
        </Show>
        <RadioGroup
          label={text.decision}
          required
          columns
          hint={text.hint}
          value={decision()}
          choices={decisions.map((value) => ({ value, label: correctionLabel[value] }))}
          onChange={setDecision}
        />
        <TextArea
          label={text.reason}
          name="reason"
          hint={text.reasonHint}
          required={decision() !== '' && decision() !== 'adopted'}
          value={reason()}
          error={faultAt(decide.faults(), 'reason')}
          onInput={setReason}
          rows={3}
        />
      </div>
    </ConfirmDialog>
  )
}
