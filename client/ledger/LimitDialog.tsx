import { createSignal } from 'solid-js'
import { type JobKind, jobKindLabel, jobKinds } from '../../shared/ledger/job'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { ledgerText } from '../text/ledger'
import { Checkbox } from '../ui/Checkbox'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
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
  const submit = async () => {
    if (!(await saving.run())) return
    showToast(ledgerText.saved(props.worker.name))
    props.onClose()
  }
  return (
    <FormDialog
      title={ledgerText.changeLimit(props.worker.name)}
      onClose={() => props.onClose()}
      submitLabel={ledgerText.save}
      busy={saving.isBusy()}
      onSubmit={() => void submit()}
    >
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
    </FormDialog>
  )
}

/** Empty: no limit. What is no number at all becomes one that the server refuses, since JSON would make "no limit" of it. */
function maxOf(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  return /^\d+$/.test(text) ? Number(text) : -1
}
