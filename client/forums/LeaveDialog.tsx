import { createSignal } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { settingsText } from '../text/forumSettings'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import type { Settings } from './settings'

const text = settingsText.members

/** The last day of a member in a body. */
export function LeaveDialog(props: {
  settings: Settings
  member: Settings['members'][number]
  onClose: () => void
  onDone: () => void
}) {
  const [lastDay, setLastDay] = createSignal('')
  const leaving = createCommand(() =>
    call(
      api.forums[':id'].members.leave.$post({
        param: { id: props.settings.id },
        json: { organisationId: props.member.id, lastDay: lastDay() },
      }),
    ),
  )
  const leave = async () => {
    if (!(await leaving.run())) return
    showToast(text.left(props.member.name, wareki(lastDay())))
    props.onDone()
  }
  return (
    <ConfirmDialog
      open
      onClose={props.onClose}
      onConfirm={() => void leave()}
      title={text.leaveTitle(props.member.name)}
      confirmLabel={text.leaveDo}
      danger
      busy={leaving.isBusy()}
    >
      <div class="stack">
        <p>{text.leaveBody}</p>
        <Failure error={leaving.error()} />
        <DateField
          label={text.lastDay}
          name="lastDay"
          value={lastDay()}
          onChange={setLastDay}
          error={faultAt(leaving.faults(), 'lastDay')}
          required
        />
      </div>
    </ConfirmDialog>
  )
}
