import { createMemo, createSignal, For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { openPoints } from '../../shared/minutes/openPoints'
import { api, call } from '../data/api'
import { createPreview } from '../data/createPreview'
import { minutesText } from '../text/minutes'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PreviewDialog } from '../ui/PreviewDialog'
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
  const [done, setDone] = createSignal<Done>()
  const preview = createPreview({
    isOpen: () => props.open,
    onOpen: () => setDone(undefined),
    fetch: () => fetchPreview(props.meetingId),
    send: (previewed, idempotencyKey): Promise<Done> =>
      call(
        api.minutes[':meetingId'].confirm.$post({
          param: { meetingId: props.meetingId },
          json: { previewed, idempotencyKey },
        }),
      ),
  })
  const act = async () => setDone(await preview.send())
  return (
    <PreviewDialog
      open={props.open}
      onClose={props.onClose}
      title={titleOf(done())}
      preview={preview}
      lead={text.lead}
      actLabel={text.act}
      onAct={() => void act()}
      failedTitle={text.failed}
      disabled={!isReady(preview.shown())}
      isDone={done() !== undefined}
      done={<Show when={done()}>{(answer) => <DoneNotice done={answer()} />}</Show>}
      doneLabel={text.close}
    >
      {(shown) => (
        <>
          <Obstacles preview={shown} />
          <OpenPoints record={shown.record} />
          <section class="record-preview" aria-label={text.previewLabel} tabindex={0}>
            <RecordView record={shown.record} />
          </section>
        </>
      )}
    </PreviewDialog>
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
