import { createEffect, createSignal, on, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { fetchPreview } from '../minutes/fetchRecord'
import { RecordView } from '../minutes/RecordView'
import { commonText } from '../text/common'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { DateField } from '../ui/DateField'
import { Dialog } from '../ui/Dialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { Loading } from '../ui/Loading'
import { showToast } from '../ui/Toast'
import type { Confirmation } from './confirmation'

const text = confirmationText.opening
type Preview = Awaited<ReturnType<typeof fetchPreview>>

/** 確認を始める: shows exactly what goes round, to whom and until when. */
export function OpenRoundDialog(props: { open: boolean; page: Confirmation; onClose: () => void }) {
  const [preview, setPreview] = createSignal<Preview>()
  const [dueOn, setDueOn] = createSignal('')
  const prepare = createCommand(() => fetchPreview(props.page.meetingId))
  const send = createCommand((idempotencyKey, previewed: string) =>
    call(
      api.confirmation[':meetingId'].open.$post({
        param: { meetingId: props.page.meetingId },
        json: { previewed, dueOn: dueOn(), idempotencyKey },
      }),
    ),
  )
  const open = async () => {
    setPreview(undefined)
    send.reset()
    setDueOn(props.page.opening?.dueOn ?? '')
    setPreview(await prepare.run())
  }
  createEffect(
    on(
      () => props.open,
      (isOpen) => isOpen && void open(),
    ),
  )
  const act = async () => {
    const shown = preview()
    const sent = shown && (await send.run(shown.previewed))
    if (!sent) return
    showToast(text.sent(sent.version))
    props.onClose()
  }
  const error = () => prepare.error() ?? send.error()
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      wide
      title={props.page.round ? text.titleAgain : text.title}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Show when={error()?.code === 'conflict'}>
            <Button busy={prepare.isBusy()} onClick={() => void open()}>
              {text.again}
            </Button>
          </Show>
          <Button
            variant="solid"
            busy={send.isBusy()}
            disabled={preview() === undefined || dueOn() === ''}
            onClick={() => void act()}
          >
            {text.act}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Failure error={error()} title={text.failed} />
        <p>{text.lead}</p>
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
        <DateField
          label={text.dueOn}
          name="dueOn"
          required
          value={dueOn()}
          min={props.page.today}
          error={faultAt(send.faults(), 'dueOn')}
          onChange={setDueOn}
        />
        <Show
          when={preview()}
          fallback={<Show when={prepare.isBusy()}>{<Loading label={text.preparing} />}</Show>}
        >
          {(shown) => (
            <section class="record-preview" aria-label={text.previewLabel} tabindex={0}>
              <RecordView record={shown().record} />
            </section>
          )}
        </Show>
      </div>
    </Dialog>
  )
}
