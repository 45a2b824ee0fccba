import { createEffect, createSignal, on, Show } from 'solid-js'
import { addDays, dayOf } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { MeetingSchedule } from './poll'

interface NotifyDialogProps {
  schedule: MeetingSchedule
  open: boolean
  onClose: () => void
  refetch: () => Promise<void>
}

/** What the body agreed on where nobody said: items ten days before, 出欠 three days before. */
const agendaLeadDays = 10
const rsvpLeadDays = 3

/** 開催通知: its number and the due days, then it goes to all members. */
export function NotifyDialog(props: NotifyDialogProps) {
  const isWritten = () => props.schedule.head.mode === 'written'
  const [noticeNumber, setNoticeNumber] = createSignal('')
  const [rsvpDueOn, setRsvpDueOn] = createSignal('')
  const [agendaDueOn, setAgendaDueOn] = createSignal('')
  const command = createCommand((idempotencyKey) =>
    call(
      api.meetings[':id'].notice.$post({
        param: { id: props.schedule.id },
        json: {
          noticeNumber: noticeNumber(),
          rsvpDueOn: rsvpDueOn(),
          agendaDueOn: agendaDueOn() === '' ? null : agendaDueOn(),
          idempotencyKey,
        },
      }),
    ),
  )
  createEffect(
    on(
      () => props.open,
      () => {
        command.reset()
        const { head, noticeNumber: number, today } = props.schedule
        const before = (days: number) => {
          const day = addDays(dayOf(head.startsAt), -days)
          return day < today ? today : day
        }
        setNoticeNumber(number)
        setRsvpDueOn(isWritten() ? before(0) : (head.rsvpDueOn ?? before(rsvpLeadDays)))
        setAgendaDueOn(head.agendaDueOn ?? before(agendaLeadDays))
      },
    ),
  )
  const submit = async () => {
    if (!(await command.run())) return
    showToast(scheduleText.tab.notified)
    props.onClose()
    await props.refetch()
  }
  const fault = (path: string) => faultAt(command.faults(), path)
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={scheduleText.tab.notifyTitle}
      submitLabel={scheduleText.tab.notify}
      busy={command.isBusy()}
      onSubmit={() => void submit()}
    >
      <p>{scheduleText.tab.notifyLead}</p>
      <Failure error={command.error()} title={scheduleText.tab.failed} />
      <TextField
        label={scheduleText.tab.noticeNumber}
        name="noticeNumber"
        hint={scheduleText.tab.noticeNumberHint}
        value={noticeNumber()}
        error={fault('noticeNumber')}
        onInput={setNoticeNumber}
      />
      {/* Answers in writing are due when the meeting itself is. */}
      <Show when={!isWritten()}>
        <DateField
          label={scheduleText.tab.rsvpDue}
          name="rsvpDueOn"
          required
          value={rsvpDueOn()}
          error={fault('rsvpDueOn')}
          onChange={setRsvpDueOn}
        />
      </Show>
      <DateField
        label={scheduleText.tab.agendaDue}
        name="agendaDueOn"
        value={agendaDueOn()}
        error={fault('agendaDueOn')}
        onChange={setAgendaDueOn}
      />
    </FormDialog>
  )
}
