import { createSignal, Show } from 'solid-js'
import type { MinutesRecord } from '../../shared/minutes/record'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { RecordView } from '../minutes/RecordView'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import { ErratumDialog } from './ErratumDialog'

const text = confirmationText.erratum

const fetchErratum = async (meetingId: string) => {
  const answer = await call(api.minutes[':meetingId'].erratum.$get({ param: { meetingId } }))
  // A record is plain JSON, but the RPC's type of it gives up where lists stand in lists.
  return { ...answer, preview: answer.preview as MinutesRecord | null }
}
export type ErratumPage = Awaited<ReturnType<typeof fetchErratum>>

/** 正誤 of a record: prepared by the secretariat, confirmed by whom the body's rules name. */
export function ErratumSection(props: { meetingId: string; onFiled: (versionId: string) => void }) {
  const page = createLive('records', () => fetchErratum(props.meetingId))
  const [dialog, setDialog] = createSignal<'rows' | 'confirm'>()
  const discard = createCommand(() =>
    call(api.minutes[':meetingId'].erratum.$delete({ param: { meetingId: props.meetingId } })),
  )
  const confirm = createCommand((idempotencyKey, previewed: string) =>
    call(
      api.minutes[':meetingId'].erratum.confirm.$post({
        param: { meetingId: props.meetingId },
        json: { previewed, idempotencyKey },
      }),
    ),
  )
  const act = async (previewed: string) => {
    const filed = await confirm.run(previewed)
    if (!filed) return
    setDialog(undefined)
    if (filed.versionId === null) return showToast(text.waits(filed.waitsFor.join('、')))
    showToast(text.done(filed.version))
    props.onFiled(filed.versionId)
  }
  const throwAway = async () => {
    if (await discard.run()) showToast(text.discarded)
  }
  return (
    <Show when={page()}>
      {(shown) => (
        <section class="section no-print">
          <h2>{text.title}</h2>
          <p>{text.lead}</p>
          <Failure error={discard.error()} title={text.failed} />
          <Show
            when={shown().draft}
            fallback={
              <Show when={shown().can.correct}>
                <div>
                  <Button onClick={() => setDialog('rows')}>{text.prepare}</Button>
                </div>
              </Show>
            }
          >
            <NoticeBanner
              tone="info"
              live="off"
              actions={
                <>
                  <Show when={shown().can.confirm && shown().previewed}>
                    <Button variant="solid" onClick={() => setDialog('confirm')}>
                      {text.confirm}
                    </Button>
                  </Show>
                  <Show when={shown().can.correct}>
                    <Button onClick={() => setDialog('rows')}>{text.change}</Button>
                    <Button variant="text" busy={discard.isBusy()} onClick={() => void throwAway()}>
                      {text.discard}
                    </Button>
                  </Show>
                </>
              }
            >
              <p>{text.pending(shown().nextVersion)}</p>
            </NoticeBanner>
          </Show>
          <Show when={dialog() === 'rows'}>
            <ErratumDialog page={shown()} meetingId={props.meetingId} onClose={() => setDialog(undefined)} />
          </Show>
          <Show when={dialog() === 'confirm' && shown().preview}>
            {(preview) => (
              <ConfirmDialog
                open
                onClose={() => setDialog(undefined)}
                onConfirm={() => void act(shown().previewed ?? '')}
                title={text.confirmTitle(shown().nextVersion)}
                confirmLabel={text.act}
                busy={confirm.isBusy()}
              >
                <div class="stack">
                  <Failure error={confirm.error()} title={text.failed} />
                  <p>{text.confirmLead}</p>
                  <section class="record-preview" aria-label={text.title} tabindex={0}>
                    <RecordView record={preview()} />
                  </section>
                </div>
              </ConfirmDialog>
            )}
          </Show>
        </section>
      )}
    </Show>
  )
}
