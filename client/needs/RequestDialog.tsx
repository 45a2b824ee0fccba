import { createSignal, createUniqueId } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { needsText } from '../text/needs'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Offer } from './needs'

/** 使いたい, with a line where there is something to say. */
export function RequestDialog(props: { offer: Offer; onClose: () => void; onDone: () => void }) {
  const formId = createUniqueId()
  const [note, setNote] = createSignal('')
  const asking = createCommand((idempotencyKey) =>
    call(
      api.offers[':id'].requests.$post({
        param: { id: props.offer.id },
        json: { note: note(), idempotencyKey },
      }),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await asking.run())) return
    showToast(needsText.requested)
    props.onDone()
  }
  return (
    <Dialog
      open
      title={needsText.requestTitle(props.offer.ownerName)}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" type="submit" form={formId} busy={asking.isBusy()}>
            {needsText.requestSend}
          </Button>
        </>
      }
    >
      <form class="form" id={formId} noValidate onSubmit={(event) => void submit(event)}>
        <Failure error={asking.error()} />
        <p class="pre-line">{props.offer.text}</p>
        <TextField
          label={needsText.requestNote}
          name="note"
          maxLength={200}
          value={note()}
          onInput={setNote}
          error={faultAt(asking.faults(), 'note')}
        />
        <p class="quiet small">{needsText.requestLead}</p>
      </form>
    </Dialog>
  )
}
