import { createEffect, createSignal, on } from 'solid-js'
import { addDays } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { agendaSideText } from '../text/agendaSide'
import { commonText } from '../text/common'
import { Button } from '../ui/Button'
import { DateField } from '../ui/DateField'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'

const text = agendaSideText.call
/** 次第 goes out ten days before the meeting. */
const daysBefore = 10

interface CallDialogProps {
  open: boolean
  onClose: () => void
  meetingId: string
  /** YYYY-MM-DD */
  today: string
  lastDay: string
  /** of the call that is open */
  dueOn: string | undefined
}

export function CallDialog(props: CallDialogProps) {
  const usual = () => {
    const day = addDays(props.lastDay, -daysBefore)
    return day > props.today ? day : props.lastDay
  }
  const [dueOn, setDueOn] = createSignal('')
  const ask = createCommand((_key, day: string) =>
    call(api.meetings[':id'].agenda.call.$put({ param: { id: props.meetingId }, json: { dueOn: day } })),
  )
  createEffect(
    on(
      () => props.open,
      (isOpen) => {
        if (!isOpen) return
        ask.reset()
        setDueOn(props.dueOn ?? usual())
      },
    ),
  )
  const send = async () => {
    if (!(await ask.run(dueOn()))) return
    showToast(text.sent)
    props.onClose()
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={text.dialogTitle}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" busy={ask.isBusy()} disabled={dueOn() === ''} onClick={() => void send()}>
            {text.send}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{text.dialogLead}</p>
        <DateField
          name="dueOn"
          label={text.dueOn}
          hint={text.dueHint}
          value={dueOn()}
          min={props.today}
          max={props.lastDay}
          onChange={setDueOn}
        />
        <Failure error={ask.error()} />
      </div>
    </Dialog>
  )
}
