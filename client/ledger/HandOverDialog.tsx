import { createSignal, createUniqueId } from 'solid-js'
import { jobKindLabel } from '../../shared/ledger/job'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { ledgerText } from '../text/ledger'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { LedgerJob, Worker } from './ledger'

/** 引き継ぐ: to whom, and why. */
export function HandOverDialog(props: { job: LedgerJob; workers: readonly Worker[]; onClose: () => void }) {
  const formId = createUniqueId()
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
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await passing.run())) return
    showToast(ledgerText.passed(label(), others().find(({ id }) => id === to())?.name ?? ''))
    props.onClose()
  }
  return (
    <Dialog
      open
      title={ledgerText.passTitle(label())}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" type="submit" form={formId} busy={passing.isBusy()}>
            {ledgerText.pass}
          </Button>
        </>
      }
    >
      <form class="form" id={formId} noValidate onSubmit={(event) => void submit(event)}>
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
      </form>
    </Dialog>
  )
}
