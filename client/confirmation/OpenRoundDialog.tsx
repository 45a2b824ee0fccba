import { createSignal, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createPreview } from '../data/createPreview'
import { fetchPreview } from '../minutes/fetchRecord'
import { RecordView } from '../minutes/RecordView'
import { confirmationText } from '../text/confirmation'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { PreviewDialog } from '../ui/PreviewDialog'
import { showToast } from '../ui/Toast'
import type { Confirmation } from './confirmation'

const text = confirmationText.opening

interface OpenRoundDialogProps {
  open: boolean
  page: Confirmation
  onClose: () => void
}

/** 確認を始める: shows exactly what goes round, to whom and until when. */
export function OpenRoundDialog(props: OpenRoundDialogProps) {
  const [dueOn, setDueOn] = createSignal('')
  const preview = createPreview({
    isOpen: () => props.open,
    onOpen: () => setDueOn(props.page.opening?.dueOn ?? ''),
    fetch: () => fetchPreview(props.page.meetingId),
    send: (previewed, idempotencyKey) =>
      call(
        api.confirmation[':meetingId'].open.$post({
          param: { meetingId: props.page.meetingId },
          json: { previewed, dueOn: dueOn(), idempotencyKey },
        }),
      ),
  })
  const act = async () => {
    const sent = await preview.send()
    if (!sent) return
    showToast(text.sent(sent.version))
    props.onClose()
  }
  return (
    <PreviewDialog
      open={props.open}
      onClose={props.onClose}
      title={props.page.round ? text.titleAgain : text.title}
      preview={preview}
      lead={text.lead}
      actLabel={text.act}
      onAct={() => void act()}
      failedTitle={text.failed}
      disabled={dueOn() === ''}
      before={
        <>
          <Recipients page={props.page} />
          <DateField
            label={text.dueOn}
            name="dueOn"
            required
            value={dueOn()}
            min={props.page.today}
            error={faultAt(preview.faults(), 'dueOn')}
            onChange={setDueOn}
          />
        </>
      }
    >
      {(shown) => (
        <section class="record-preview" aria-label={text.previewLabel} tabindex={0}>
          <RecordView record={shown.record} />
        </section>
      )}
    </PreviewDialog>
  )
}

/** To whom it goes, and what silence will mean. */
function Recipients(props: { page: Confirmation }) {
  return (
    <Show when={props.page.opening}>
      {(opening) => (
        <>
          <p>
            {text.recipients(
              opening()
                .recipients.map(({ name }) => name)
                .join('、'),
              opening().recipients.length,
            )}
          </p>
          <p class="small">{confirmationText.silence[opening().silence]}</p>
        </>
      )}
    </Show>
  )
}
