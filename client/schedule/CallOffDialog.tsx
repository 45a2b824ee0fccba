import { createEffect, createSignal, createUniqueId, on } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
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
  const formId = createUniqueId()
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
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={words[props.kind].title}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button
            variant="solid"
            danger={props.kind === 'cancelled'}
            type="submit"
            form={formId}
            busy={command.isBusy()}
          >
            {words[props.kind].act}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        class="stack"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
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
      </form>
    </Dialog>
  )
}
