import { createSignal, createUniqueId, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { callsText } from '../text/calls'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { AddAddresseeDialog } from './AddAddresseeDialog'
import type { CallPageData } from './calls'
import { EnterAnswerDialog } from './EnterAnswerDialog'
import { NewDayDialog } from './NewDayDialog'

const text = callsText.act

/** What the secretariat does with a call: 催促, 代行入力, 延長, 締切り, 再開, 送り先の追加. */
export function CallActs(props: { page: CallPageData; onDone: () => void }) {
  const [dialog, setDialog] = createSignal<'enter' | 'extend' | 'reopen' | 'close' | 'add'>()
  const param = () => ({ id: props.page.id })
  const remind = createCommand((idempotencyKey) =>
    call(api.calls[':id'].remind.$post({ param: param(), json: { idempotencyKey } })),
  )
  const close = createCommand((idempotencyKey) =>
    call(api.calls[':id'].close.$post({ param: param(), json: { idempotencyKey } })),
  )
  const remindNow = async () => {
    const answer = await remind.run()
    if (answer) showToast(text.reminded(answer.names))
  }
  const closeNow = async () => {
    const closed = await close.run()
    setDialog(undefined)
    if (!closed) return
    showToast(text.closed)
    props.onDone()
  }
  const countOf = (...wanted: string[]) =>
    (props.page.counts.values ?? [])
      .filter(({ value }) => wanted.includes(value))
      .reduce((sum, { organisationIds }) => sum + organisationIds.length, 0)
  const mustWait = () => props.page.today <= props.page.dueOn && countOf('unanswered', 'considering') > 0
  const reason = createUniqueId()
  const end = () => setDialog(undefined)
  return (
    <section class="stack-tight no-print" aria-label={text.title}>
      <Failure error={remind.error() ?? close.error()} title={text.failed} />
      <Show
        when={props.page.closedAt === null}
        fallback={
          <div>
            <Button onClick={() => setDialog('reopen')}>{text.reopen}</Button>
          </div>
        }
      >
        <div class="cluster">
          <Button
            busy={remind.isBusy()}
            disabled={countOf('unanswered') === 0}
            onClick={() => void remindNow()}
          >
            {text.remind}
          </Button>
          <Button onClick={() => setDialog('enter')}>{text.enter}</Button>
          <Button onClick={() => setDialog('extend')}>{text.extend}</Button>
          <Show when={props.page.joinable.length > 0}>
            <Button onClick={() => setDialog('add')}>{text.add}</Button>
          </Show>
          <Button
            disabled={mustWait()}
            describedBy={mustWait() ? reason : undefined}
            onClick={() => setDialog('close')}
          >
            {text.close}
          </Button>
        </div>
        <Show when={mustWait()}>
          <p id={reason} class="quiet small">
            {text.closeWaits(wareki(props.page.dueOn))}
          </p>
        </Show>
        <p class="quiet small">{text.rules}</p>
      </Show>
      <ConfirmDialog
        open={dialog() === 'close'}
        title={text.closeTitle}
        confirmLabel={text.close}
        busy={close.isBusy()}
        onClose={end}
        onConfirm={() => void closeNow()}
      >
        <p>{text.closeBody}</p>
        <Show when={countOf('unanswered')}>{(count) => <p>{text.closeUnanswered(count())}</p>}</Show>
      </ConfirmDialog>
      <NewDayDialog
        page={props.page}
        kind={dialog() === 'reopen' ? 'reopen' : 'extend'}
        open={dialog() === 'extend' || dialog() === 'reopen'}
        onClose={end}
        onDone={props.onDone}
      />
      <EnterAnswerDialog page={props.page} open={dialog() === 'enter'} onClose={end} onDone={props.onDone} />
      <AddAddresseeDialog page={props.page} open={dialog() === 'add'} onClose={end} onDone={props.onDone} />
    </section>
  )
}
