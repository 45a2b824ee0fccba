import { createSignal, Show } from 'solid-js'
import type { Holder, SeatItem } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { adminText } from '../text/accounts'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { RadioGroup } from '../ui/RadioGroup'
import { showToast } from '../ui/Toast'

export interface EndingAppointment {
  seat: SeatItem
  holder: Holder
}

/** Ends an appointment at once, or after a last day such as 31 March. */
export function EndAppointmentDialog(props: {
  appointment: EndingAppointment
  onClose: () => void
  onEnded: () => void
}) {
  const [when, setWhen] = createSignal<'now' | 'onDay'>('now')
  const [lastDay, setLastDay] = createSignal('')
  const ending = createCommand(() =>
    call(
      api.accounts.appointments[':id'].end.$post({
        param: { id: props.appointment.holder.appointmentId },
        json: when() === 'now' ? {} : { lastDay: lastDay() },
      }),
    ),
  )
  const end = async () => {
    if (!(await ending.run())) return
    showToast(when() === 'now' ? adminText.ended : adminText.endPlanned(wareki(lastDay())))
    props.onEnded()
  }
  return (
    <ConfirmDialog
      open
      onClose={props.onClose}
      onConfirm={() => void end()}
      title={adminText.endTitle}
      confirmLabel={adminText.endAppointment}
      danger
      busy={ending.isBusy()}
    >
      <div class="stack">
        <p>{adminText.endBody(props.appointment.holder.loginId, seatName(props.appointment.seat))}</p>
        <Failure error={ending.error()} />
        <RadioGroup
          label={adminText.endWhen}
          value={when()}
          onChange={setWhen}
          choices={[
            { value: 'now', label: adminText.endNow },
            { value: 'onDay', label: adminText.endOnDay },
          ]}
          unmarked
        />
        <Show when={when() === 'onDay'}>
          <DateField
            label={adminText.lastDay}
            name="lastDay"
            value={lastDay()}
            onChange={setLastDay}
            min={props.appointment.holder.fromOn}
            error={faultAt(ending.faults(), 'lastDay')}
            required
          />
        </Show>
      </div>
    </ConfirmDialog>
  )
}
