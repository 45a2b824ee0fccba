import { createEffect, createSignal, on } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'

interface CallOffDialogProps {
  schedule: { id: string }
  kind: 'cancelled' | 'postponed'
  open: boolean
  onClose: () => void
  refetch: () => Promise<void>
}

const words = {
  cancelled: {
    title: scheduleText.tab.callOffTitle,
    lead: scheduleText.tab.callOffLead,
    act: scheduleText.tab.callOff,
    done: scheduleText.tab.calledOff,
  },
  postponed: {
    title: scheduleText.tab.postponeTitle,
    lead: scheduleText.tab.postponeLead,
    act: scheduleText.tab.postpone,
    done: scheduleText.tab.postponed_,
  },
}

/** 中止 and 延期: never without the reason that everybody is told. */
export function CallOffDialog(props: CallOffDialogProps) {
  const [reason, setReason] = createSignal('')
  const command = createCommand((idempotencyKey) => {
    const request = { param: { id: props.schedule.id }, json: { reason: reason(), idempotencyKey } }
    return props.kind === 'cancelled'
      ? call(api.meetings[':id'].cancellation.$post(request))
      : call(api.meetings[':id'].postponement.$post(request))
  })
  createEffect(
    on(
      () => props.open,
      () => command.reset(),
    ),
  )
  const submit = async () => {
    if (!(await command.run())) return
    showToast(words[props.kind].done)
    setReason('')
    props.onClose()
    await props.refetch()
  }
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={words[props.kind].title}
      submitLabel={words[props.kind].act}
      busy={command.isBusy()}
      danger={props.kind === 'cancelled'}
      onSubmit={() => void submit()}
    >
      <p>{words[props.kind].lead}</p>
      <Failure error={command.error()} title={scheduleText.tab.failed} />
      <TextArea
        label={scheduleText.tab.reasonField}
        name="reason"
        hint={scheduleText.tab.reasonHint}
        required
        rows={3}
        maxLength={300}
        value={reason()}
        error={faultAt(command.faults(), 'reason')}
        onInput={setReason}
      />
    </FormDialog>
  )
}
