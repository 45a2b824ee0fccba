import { createSignal } from 'solid-js'
import { jobKindLabel } from '../../shared/ledger/job'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { ledgerText } from '../text/ledger'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { LedgerJob, Worker } from './ledger'

/** 引き継ぐ: to whom, and why. */
export function HandOverDialog(props: { job: LedgerJob; workers: readonly Worker[]; onClose: () => void }) {
  const [to, setTo] = createSignal('')
  const [reason, setReason] = createSignal('')
  const label = () => jobKindLabel[props.job.kind]
  const others = () => props.workers.filter(({ id }) => id !== props.job.ownerId)
  const passing = createCommand((idempotencyKey) =>
    call(
      api.ledger.jobs[':id']['hand-over'].$post({
        param: { id: props.job.id },
        json: { from: props.job.ownerId, to: to(), reason: reason(), idempotencyKey },
      }),
    ),
  )
  const submit = async () => {
    if (!(await passing.run())) return
    showToast(ledgerText.passed(label(), others().find(({ id }) => id === to())?.name ?? ''))
    props.onClose()
  }
  return (
    <FormDialog
      title={ledgerText.passTitle(label())}
      onClose={() => props.onClose()}
      submitLabel={ledgerText.pass}
      busy={passing.isBusy()}
      onSubmit={() => void submit()}
    >
      <Failure error={passing.error()} />
      <p>{ledgerText.passLead}</p>
      <Select
        required
        label={ledgerText.passTo}
        name="to"
        value={to()}
        onChange={setTo}
        options={others().map(({ id, name }) => ({ value: id, label: name }))}
        error={faultAt(passing.faults(), 'to')}
      />
      <TextField
        label={ledgerText.passReason}
        name="reason"
        hint={ledgerText.passReasonHint}
        value={reason()}
        onInput={setReason}
        maxLength={200}
        error={faultAt(passing.faults(), 'reason')}
      />
    </FormDialog>
  )
}
