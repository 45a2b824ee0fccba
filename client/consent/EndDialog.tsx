import { createSignal } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { consentText } from '../text/consent'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { RadioGroup } from '../ui/RadioGroup'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import { type Consent, endConsent } from './consent'

/** 成立 or 取りやめ. */
export function EndDialog(props: { consent: Consent; onClose: () => void }) {
  const [end, setEnd] = createSignal<'agreed' | 'given_up'>(
    props.consent.isAgreed || props.consent.pairs.some(({ isAgreed }) => isAgreed) ? 'agreed' : 'given_up',
  )
  const [reason, setReason] = createSignal('')
  const ending = createCommand((key) => endConsent(props.consent.id, { end: end(), reason: reason() }, key))
  const act = async () => {
    if (!(await ending.run())) return
    showToast(consentText.endDone)
    props.onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={() => props.onClose()}
      onConfirm={() => void act()}
      title={consentText.endTitle}
      confirmLabel={consentText.end}
      busy={ending.isBusy()}
    >
      <div class="form">
        <p>{consentText.endLead}</p>
        <Failure error={ending.error()} />
        <RadioGroup
          required
          columns
          label={consentText.endAs}
          value={end()}
          choices={[
            { value: 'agreed', label: consentText.agreed },
            { value: 'given_up', label: consentText.givenUp },
          ]}
          onChange={setEnd}
        />
        <TextArea
          required={end() === 'given_up' || !props.consent.isAgreed}
          label={consentText.endReason}
          hint={consentText.endReasonHint}
          name="reason"
          rows={2}
          value={reason()}
          onInput={setReason}
          maxLength={300}
          error={faultAt(ending.faults(), 'reason')}
        />
      </div>
    </ConfirmDialog>
  )
}
