import { createSignal, For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { correctionLabel } from '../../shared/confirmation/correction'
import { answerLevelLabel } from '../../shared/confirmation/level'
import { onBehalfChannelLabel } from '../../shared/proposals/origin'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { StatusBadge } from '../ui/StatusBadge'
import { TextArea } from '../ui/TextArea'
import type { Confirmation, Correction } from './confirmation'
import { DecideDialog } from './DecideDialog'
import type { Passages } from './passages'
import { correctionTone } from './standingTone'

const text = confirmationText.corrections

/** 修正依頼一覧: what was asked, where it stands in the text now, and what became of it. */
export function CorrectionList(props: { page: Confirmation; passages: Passages }) {
  const [deciding, setDeciding] = createSignal<Correction>()
  const [leaving, setLeaving] = createSignal<Correction>()
  const withdraw = createCommand((_key, { id }: Correction) =>
    call(
      api.confirmation[':meetingId'].corrections[':id'].$delete({
        param: { meetingId: props.page.meetingId, id },
      }),
    ),
  )
  const leave = async () => {
    const correction = leaving()
    if (correction) await withdraw.run(correction)
    setLeaving(undefined)
  }
  return (
    <Show when={props.page.corrections.length > 0}>
      <section class="stack-tight">
        <h3>
          {text.title}（{props.page.corrections.length}）
        </h3>
        <Failure error={withdraw.error()} title={text.failed} />
        <ol class="correction-list list-plain">
          <For each={props.page.corrections}>
            {(correction) => (
              <li class="correction">
                <Line
                  correction={correction}
                  passages={props.passages}
                  isConfirmed={props.page.isConfirmed}
                />
                <Show
                  when={correction.state === 'draft'}
                  fallback={
                    <div class="cluster">
                      <Show when={correction.state === 'open' && props.page.can.decide}>
                        <Button small variant="solid" onClick={() => setDeciding(correction)}>
                          {text.decide}
                        </Button>
                      </Show>
                      <Show
                        when={
                          correction.state === 'open' &&
                          correction.organisation.id === props.page.ownOrganisationId
                        }
                      >
                        <Button small variant="text" onClick={() => setLeaving(correction)}>
                          {text.withdraw}
                        </Button>
                      </Show>
                    </div>
                  }
                >
                  <Draft
                    correction={correction}
                    meetingId={props.page.meetingId}
                    onDiscard={() => setLeaving(correction)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ol>
        <DecideDialog
          correction={deciding()}
          meetingId={props.page.meetingId}
          onClose={() => setDeciding(undefined)}
        />
        <ConfirmDialog
          open={leaving() !== undefined}
          onClose={() => setLeaving(undefined)}
          onConfirm={() => void leave()}
          busy={withdraw.isBusy()}
          title={leaving()?.state === 'draft' ? text.discardTitle : text.withdrawTitle}
          confirmLabel={leaving()?.state === 'draft' ? text.discard : text.withdraw}
          danger
        >
          <p>{leaving()?.state === 'draft' ? text.discardBody : text.withdrawBody}</p>
        </ConfirmDialog>
      </section>
    </Show>
  )
}

function Line(props: { correction: Correction; passages: Passages; isConfirmed: boolean }) {
  const state = () => (props.isConfirmed ? undefined : props.passages.stateOf(props.correction))
  return (
    <>
      <p class="cluster">
        <StatusBadge
          label={correctionLabel[props.correction.state]}
          tone={correctionTone[props.correction.state]}
        />
        <strong>{props.correction.organisation.name}</strong>
        <span class="quiet small">
          {wareki(dayOf(props.correction.at))}　{answerLevelLabel[props.correction.level]}
          <Show when={props.correction.channel}>
            {(channel) => <>　{confirmationText.own.onBehalf(onBehalfChannelLabel[channel()])}</>}
          </Show>
        </span>
      </p>
      <Show when={props.correction.quote !== ''}>
        <blockquote class="correction-quote">{props.correction.quote}</blockquote>
        <p class="cluster small">
          <Show when={state() === 'changed'}>
            <span>{text.changed}</span>
          </Show>
          <Show when={state() === 'gone'}>
            <span>{text.gone}</span>
          </Show>
          <Show when={state() === 'whole' || state() === 'changed'}>
            <Button small variant="text" onClick={() => props.passages.show(props.correction)}>
              {text.jump}
            </Button>
          </Show>
        </p>
      </Show>
      <Show when={props.correction.state !== 'draft'}>
        <p class="pre-line">{props.correction.body}</p>
      </Show>
      <Show when={props.correction.answeredAt}>
        {(at) => (
          <p class="quiet small">
            <Show when={props.correction.reason}>{(reason) => <>{text.reason(reason())}　</>}</Show>
            {text.answeredBy(props.correction.answeredBy ?? '', wareki(dayOf(at())))}
          </p>
        )}
      </Show>
    </>
  )
}

/** Words that 確定 left behind: reworded and sent, or thrown away. */
function Draft(props: { correction: Correction; meetingId: string; onDiscard: () => void }) {
  const [body, setBody] = createSignal(props.correction.body)
  const send = createCommand((idempotencyKey) =>
    call(
      api.confirmation[':meetingId'].corrections[':id'].send.$post({
        param: { meetingId: props.meetingId, id: props.correction.id },
        json: { body: body(), idempotencyKey },
      }),
    ),
  )
  return (
    <div class="stack-tight">
      <Failure error={send.error()} title={text.failed} />
      <TextArea label={text.draftLead} unmarked value={body()} onInput={setBody} />
      <div class="cluster">
        <Button small variant="solid" busy={send.isBusy()} onClick={() => void send.run()}>
          {text.send}
        </Button>
        <Button small variant="text" onClick={() => props.onDiscard()}>
          {text.discard}
        </Button>
      </div>
    </div>
  )
}
