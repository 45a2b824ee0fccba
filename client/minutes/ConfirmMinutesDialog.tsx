import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { openPoints } from '../../shared/minutes/openPoints'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { minutesText } from '../text/minutes'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { Loading } from '../ui/Loading'
import { NoticeBanner } from '../ui/NoticeBanner'
import { fetchPreview } from './fetchRecord'
import { Hash } from './RecordProof'
import { RecordView } from './RecordView'

const text = minutesText.confirm

interface ConfirmMinutesDialogProps {
  open: boolean
  onClose: () => void
  meetingId: string
}

type Preview = Awaited<ReturnType<typeof fetchPreview>>

/** 確定: shows the record exactly as it will be filed, files it, and shows its hash. */
export function ConfirmMinutesDialog(props: ConfirmMinutesDialogProps) {
  const [preview, setPreview] = createSignal<Preview>()
  const prepare = createCommand(() => fetchPreview(props.meetingId))
  const [hash, setHash] = createSignal<string>()
  const confirm = createCommand((idempotencyKey, previewed: string) =>
    call(
      api.minutes[':meetingId'].confirm.$post({
        param: { meetingId: props.meetingId },
        json: { previewed, idempotencyKey },
      }),
    ),
  )
  const open = async () => {
    setPreview(undefined)
    setHash(undefined)
    confirm.reset()
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
    if (!shown) return
    const confirmed = await confirm.run(shown.previewed)
    if (confirmed) setHash(confirmed.sha256)
  }
  const error = () => prepare.error() ?? confirm.error()

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      wide
      title={hash() ? text.doneTitle : text.title}
      footer={
        <Show when={!hash()} fallback={<Button onClick={() => props.onClose()}>{text.close}</Button>}>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Show
            when={!error()}
            fallback={
              <Button variant="solid" busy={prepare.isBusy()} onClick={() => void open()}>
                {text.again}
              </Button>
            }
          >
            <Button
              variant="solid"
              busy={confirm.isBusy()}
              disabled={preview() === undefined}
              onClick={() => void act()}
            >
              {text.act}
            </Button>
          </Show>
        </Show>
      }
    >
      <Show when={!hash()} fallback={<Done hash={hash() ?? ''} />}>
        <div class="stack">
          <Show when={error()} fallback={<p>{text.lead}</p>}>
            <Failure error={error()} title={text.failed} />
          </Show>
          <Show
            when={preview()}
            fallback={<Show when={prepare.isBusy()}>{<Loading label={text.preparing} />}</Show>}
          >
            {(shown) => (
              <>
                <OpenPoints record={shown().record} />
                <section class="record-preview" aria-label={text.previewLabel} tabindex={0}>
                  <RecordView record={shown().record} />
                </section>
              </>
            )}
          </Show>
        </div>
      </Show>
    </Dialog>
  )
}

/** Says before 確定 what a reader of the record would ask for. */
function OpenPoints(props: { record: Preview['record'] }) {
  const points = createMemo(() => Object.entries(openPoints(props.record)).filter(([, count]) => count > 0))
  return (
    <Show when={points().length > 0}>
      <NoticeBanner tone="warning" title={text.openTitle}>
        <ul>
          {/* The names are those of OpenPoints: Object.entries forgets them. */}
          <For each={points()}>
            {([name, count]) => <li>{text.open[name as keyof typeof text.open](count)}</li>}
          </For>
        </ul>
      </NoticeBanner>
    </Show>
  )
}

function Done(props: { hash: string }) {
  return (
    <NoticeBanner tone="success">
      <p>{text.done}</p>
      <p>
        <Hash value={props.hash} />
      </p>
    </NoticeBanner>
  )
}
