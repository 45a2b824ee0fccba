import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
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
/** Filed, or confirmed by one of several. */
type Done =
  | { versionId: string; sha256: string; waitsFor: readonly string[] }
  | { versionId: null; waitsFor: readonly string[] }

const isReady = (preview: Preview | undefined) =>
  preview?.canConfirm === true && preview.obstacles.length === 0

const titleOf = (done: Done | undefined) => {
  if (!done) return text.title
  return done.versionId === null ? text.signedTitle : text.doneTitle
}

/** 確定: shows the record exactly as it will be filed, files it, and shows its hash. */
export function ConfirmMinutesDialog(props: ConfirmMinutesDialogProps) {
  const [preview, setPreview] = createSignal<Preview>()
  const prepare = createCommand(() => fetchPreview(props.meetingId))
  const [done, setDone] = createSignal<Done>()
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
    setDone(undefined)
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
    if (confirmed) setDone(confirmed)
  }
  const error = () => prepare.error() ?? confirm.error()

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      wide
      title={titleOf(done())}
      footer={
        <Show when={!done()} fallback={<Button onClick={() => props.onClose()}>{text.close}</Button>}>
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
              disabled={!isReady(preview())}
              onClick={() => void act()}
            >
              {text.act}
            </Button>
          </Show>
        </Show>
      }
    >
      <Show when={!done()} fallback={<Show when={done()}>{(answer) => <DoneNotice done={answer()} />}</Show>}>
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
                <Obstacles preview={shown()} />
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

/** What must happen before, whose word is needed, and who has given it to exactly this text. */
function Obstacles(props: { preview: Preview }) {
  const signatures = () => props.preview.signatures
  return (
    <>
      <Show when={props.preview.obstacles.length > 0}>
        <NoticeBanner tone="warning" title={text.obstaclesTitle}>
          <ul>
            <For each={props.preview.obstacles}>{(sentence) => <li>{sentence}</li>}</For>
          </ul>
        </NoticeBanner>
      </Show>
      <Show when={props.preview.confirmedBy !== 'secretariat'}>
        <NoticeBanner tone="info" live="off">
          <p>{props.preview.canConfirm ? text.signLead : text.othersConfirm}</p>
          <ul>
            <For each={signatures().given}>
              {({ label, at }) => <li>{text.signed(label, warekiDateTime(at))}</li>}
            </For>
            <For each={signatures().waitsFor}>{({ label }) => <li>{text.toSign(label)}</li>}</For>
          </ul>
        </NoticeBanner>
      </Show>
    </>
  )
}

function DoneNotice(props: { done: Done }) {
  return (
    <Show
      when={props.done.versionId !== null && props.done}
      fallback={
        <NoticeBanner tone="success">
          <p>{text.signedDone(props.done.waitsFor.join('、'))}</p>
        </NoticeBanner>
      }
    >
      {(filed) => (
        <NoticeBanner tone="success">
          <p>{text.done}</p>
          <p>
            <Hash value={filed().sha256} />
          </p>
        </NoticeBanner>
      )}
    </Show>
  )
}
