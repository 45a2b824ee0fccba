import { createSignal } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { needsText } from '../text/needs'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Offer } from './needs'

/** 使いたい, with a line where there is something to say. */
export function RequestDialog(props: { offer: Offer; onClose: () => void; onDone: () => void }) {
  const [note, setNote] = createSignal('')
  const asking = createCommand((idempotencyKey) =>
    call(
      api.offers[':id'].requests.$post({
        param: { id: props.offer.id },
        json: { note: note(), idempotencyKey },
      }),
    ),
  )
  const submit = async () => {
    if (!(await asking.run())) return
    showToast(needsText.requested)
    props.onDone()
  }
  return (
    <FormDialog
      title={needsText.requestTitle(props.offer.ownerName)}
      onClose={() => props.onClose()}
      submitLabel={needsText.requestSend}
      onSubmit={() => void submit()}
      busy={asking.isBusy()}
    >
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
    </FormDialog>
  )
}
