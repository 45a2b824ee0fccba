import { createSignal, createUniqueId, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import type { Confirmation, RoundStanding } from './confirmation'
import { EnterAnswerDialog } from './EnterAnswerDialog'
import { OpenRoundDialog } from './OpenRoundDialog'

const text = confirmationText.act

/** What the secretariat does with a round; whoever may only ask for a correction finds that here where no version is out. */
export function RoundActs(props: { page: Confirmation; onRequest: () => void }) {
  const [dialog, setDialog] = createSignal<'open' | 'close' | 'enter'>()
  const open = () => (props.page.round?.closedAt === null ? props.page.round : undefined)
  /** The server takes it from the day after the due day on, or as soon as everybody has answered. */
  const mustWait = (round: RoundStanding) =>
    props.page.today <= round.dueOn && round.rows.some(({ state }) => state === 'unanswered')
  const reason = createUniqueId()
  const param = () => ({ meetingId: props.page.meetingId })
  const remind = createCommand((idempotencyKey, roundId: string) =>
    call(api.confirmation[':meetingId'].remind.$post({ param: param(), json: { roundId, idempotencyKey } })),
  )
  const close = createCommand((idempotencyKey, roundId: string) =>
    call(api.confirmation[':meetingId'].close.$post({ param: param(), json: { roundId, idempotencyKey } })),
  )
  const remindNow = async (roundId: string) => {
    const answer = await remind.run(roundId)
    if (answer) showToast(text.reminded(answer.names.join('、')))
  }
  const closeNow = async (roundId: string) => {
    const answer = await close.run(roundId)
    setDialog(undefined)
    if (answer) showToast(text.closed)
  }
  return (
    <>
      <Failure error={remind.error() ?? close.error()} title={text.failed} />
      <div class="cluster">
        <Show when={props.page.can.open}>
          <Show when={!open() || props.page.changed.length > 0}>
            <Button variant={props.page.round ? 'outline' : 'solid'} onClick={() => setDialog('open')}>
              {props.page.round ? text.newVersion : text.open}
            </Button>
          </Show>
          <Show when={open()}>
            {(round) => (
              <>
                <Button busy={remind.isBusy()} onClick={() => void remindNow(round().id)}>
                  {text.remind}
                </Button>
                <Button onClick={() => setDialog('enter')}>{text.enter}</Button>
                <Button
                  disabled={mustWait(round())}
                  describedBy={mustWait(round()) ? reason : undefined}
                  onClick={() => setDialog('close')}
                >
                  {text.close}
                </Button>
                <Show when={mustWait(round())}>
                  <p id={reason} class="quiet small">
                    {text.closeWaits(wareki(round().dueOn))}
                  </p>
                </Show>
                <ConfirmDialog
                  open={dialog() === 'close'}
                  title={text.closeTitle}
                  confirmLabel={text.close}
                  busy={close.isBusy()}
                  onClose={() => setDialog(undefined)}
                  onConfirm={() => void closeNow(round().id)}
                >
                  <p>{text.closeBody}</p>
                </ConfirmDialog>
                <EnterAnswerDialog
                  open={dialog() === 'enter'}
                  onClose={() => setDialog(undefined)}
                  meetingId={props.page.meetingId}
                  round={round()}
                />
              </>
            )}
          </Show>
        </Show>
        <Show when={!open() && props.page.can.request && (props.page.round || props.page.isConfirmed)}>
          <Button onClick={() => props.onRequest()}>{confirmationText.request}</Button>
        </Show>
      </div>
      <OpenRoundDialog open={dialog() === 'open'} page={props.page} onClose={() => setDialog(undefined)} />
    </>
  )
}
