import { createSignal } from 'solid-js'
import { addDays } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { callsText } from '../text/calls'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import type { CallPageData } from './calls'

const text = callsText.act

/** 期限の延長 and 再開 both end in a new due day, which all who are asked are told. */
export function NewDayDialog(props: {
  page: CallPageData
  kind: 'extend' | 'reopen'
  open: boolean
  onClose: () => void
  onDone: () => void
}) {
  const [dueOn, setDueOn] = createSignal('')
  const moving = createCommand(async (idempotencyKey) => {
    const request = { param: { id: props.page.id }, json: { dueOn: dueOn(), idempotencyKey } }
    await (props.kind === 'extend'
      ? call(api.calls[':id'].extend.$post(request))
      : call(api.calls[':id'].reopen.$post(request)))
    return true
  })
  const act = async () => {
    if (!(await moving.run())) return
    showToast(props.kind === 'extend' ? text.extended : text.reopened)
    setDueOn('')
    props.onClose()
    props.onDone()
  }
  return (
    <ConfirmDialog
      open={props.open}
      title={props.kind === 'extend' ? text.extendTitle : text.reopenTitle}
      confirmLabel={props.kind === 'extend' ? text.extend : text.reopen}
      busy={moving.isBusy()}
      onClose={props.onClose}
      onConfirm={() => void act()}
    >
      <div class="stack">
        <p>{props.kind === 'extend' ? text.extendLead : text.reopenLead}</p>
        <Failure error={moving.error()} title={text.failed} />
        <DateField
          label={text.newDueOn}
          name="dueOn"
          required
          value={dueOn()}
          min={addDays(props.page.today, 1)}
          error={faultAt(moving.faults(), 'dueOn')}
          onChange={setDueOn}
        />
      </div>
    </ConfirmDialog>
  )
}
