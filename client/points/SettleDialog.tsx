import { createSignal, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { createCommand } from '../data/createCommand'
import { pointsText } from '../text/points'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import { type Point, type Points, settlePoint } from './points'

/** 決定で閉じる: by a decision that stands in the minutes of a meeting. */
export function SettleDialog(props: { page: Points; point: Point; onClose: () => void }) {
  const [decisionId, setDecision] = createSignal('')
  const [note, setNote] = createSignal('')
  const chosen = () => props.page.decisions.find(({ id }) => id === decisionId())
  const settling = createCommand((key) =>
    settlePoint(
      props.point.id,
      {
        revision: props.point.revision,
        // Nothing chosen goes as it is, and the server names the field.
        meetingId: chosen()?.meetingId ?? '',
        decisionId: decisionId(),
        note: note(),
      },
      key,
    ),
  )
  const act = async () => {
    if (!(await settling.run())) return
    showToast(pointsText.settledDone)
    props.onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={() => props.onClose()}
      onConfirm={() => void act()}
      title={pointsText.settleTitle}
      confirmLabel={pointsText.settle}
      busy={settling.isBusy()}
      disabled={props.page.decisions.length === 0}
    >
      <div class="form">
        <p>{pointsText.settleLead}</p>
        <Failure error={settling.error()} />
        <Show when={props.page.decisions.length > 0} fallback={<p>{pointsText.noDecisions}</p>}>
          <Select
            required
            label={pointsText.decision}
            name="decisionId"
            value={decisionId()}
            onChange={setDecision}
            options={props.page.decisions.map(({ id, number, text, isRecord, meetingName, heldOn }) => ({
              value: id,
              label: pointsText.decisionOption(number, text, isRecord),
              group: `${meetingName}（${wareki(heldOn)}）`,
            }))}
            error={faultAt(settling.faults(), 'decisionId')}
          />
          <TextArea
            label={pointsText.note}
            name="note"
            rows={2}
            value={note()}
            onInput={setNote}
            maxLength={300}
          />
        </Show>
      </div>
    </ConfirmDialog>
  )
}
