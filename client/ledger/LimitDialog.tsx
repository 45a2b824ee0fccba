import { createSignal, createUniqueId } from 'solid-js'
import { type JobKind, jobKindLabel, jobKinds } from '../../shared/ledger/job'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { ledgerText } from '../text/ledger'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { Dialog } from '../ui/Dialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Worker } from './ledger'

interface LimitDialogProps {
  worker: Worker
  forumId: string
  canExempt: boolean
  onClose: () => void
}

/** What one organisation can take on. Every kind ticked means every kind, also one that comes later. */
export function LimitDialog(props: LimitDialogProps) {
  const formId = createUniqueId()
  const before = props.worker.limit
  const [kinds, setKinds] = createSignal<readonly JobKind[]>(before.kinds ?? jobKinds)
  const [yearlyMax, setYearlyMax] = createSignal(before.yearlyMax === null ? '' : String(before.yearlyMax))
  const [isExempt, setExempt] = createSignal(before.isExempt)
  const saving = createCommand(() =>
    call(
      api.ledger[':forumId'].limits[':organisationId'].$put({
        param: { forumId: props.forumId, organisationId: props.worker.id },
        json: {
          kinds: kinds().length === jobKinds.length ? null : [...kinds()],
          yearlyMax: maxOf(yearlyMax()),
          isExempt: isExempt(),
        },
      }),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await saving.run())) return
    showToast(ledgerText.saved(props.worker.name))
    props.onClose()
  }
  return (
    <Dialog
      open
      title={ledgerText.changeLimit(props.worker.name)}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" type="submit" form={formId} busy={saving.isBusy()}>
            {ledgerText.save}
          </Button>
        </>
      }
    >
      <form class="form" id={formId} noValidate onSubmit={(event) => void submit(event)}>
        <Failure error={saving.error()} />
        <CheckboxGroup
          unmarked
          columns
          label={ledgerText.limitKinds}
          name="kinds"
          values={kinds()}
          onChange={setKinds}
          choices={jobKinds.map((kind) => ({ value: kind, label: jobKindLabel[kind] }))}
          error={faultAt(saving.faults(), 'kinds')}
        />
        <TextField
          narrow
          label={ledgerText.limitMax}
          name="yearlyMax"
          hint={ledgerText.limitMaxHint}
          inputMode="numeric"
          value={yearlyMax()}
          onInput={setYearlyMax}
          error={faultAt(saving.faults(), 'yearlyMax')}
        />
        <Checkbox
          label={ledgerText.limitExempt}
          hint={ledgerText.limitExemptHint}
          name="isExempt"
          checked={isExempt()}
          disabled={!props.canExempt}
          onChange={setExempt}
        />
      </form>
    </Dialog>
  )
}

/** Empty: no limit. What is no number at all becomes one that the server refuses, since JSON would make "no limit" of it. */
function maxOf(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  return /^\d+$/.test(text) ? Number(text) : -1
}
