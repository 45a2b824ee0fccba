import { createSignal } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { pointsText } from '../text/points'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import { type Point, withdrawPoint } from './points'

/** 取下げ, with its reason. */
export function WithdrawDialog(props: { point: Point; onClose: () => void }) {
  const [reason, setReason] = createSignal('')
  const withdrawing = createCommand((key) =>
    withdrawPoint(props.point.id, { revision: props.point.revision, reason: reason() }, key),
  )
  const act = async () => {
    if (!(await withdrawing.run())) return
    showToast(pointsText.withdrawnDone)
    props.onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={() => props.onClose()}
      onConfirm={() => void act()}
      title={pointsText.withdrawTitle}
      confirmLabel={pointsText.withdraw}
      busy={withdrawing.isBusy()}
    >
      <div class="form">
        <p>{pointsText.withdrawLead}</p>
        <Failure error={withdrawing.error()} />
        <TextArea
          required
          label={pointsText.withdrawReason}
          name="reason"
          rows={2}
          value={reason()}
          onInput={setReason}
          maxLength={300}
          error={faultAt(withdrawing.faults(), 'reason')}
        />
      </div>
    </ConfirmDialog>
  )
}
