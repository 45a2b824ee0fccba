import { createSignal, For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { answerLevelLabel } from '../../shared/confirmation/level'
import { onBehalfChannelLabel } from '../../shared/proposals/origin'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { dueText } from '../desk/dueText'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { StatusBadge } from '../ui/StatusBadge'
import { showToast } from '../ui/Toast'
import type { Confirmation, RoundStanding } from './confirmation'
import { SentVersionDialog } from './SentVersionDialog'
import { standingTone } from './standingTone'

const text = confirmationText.own

/** 「あなたの団体の確認: 未 / 期限 あと3日」, and the one press that answers it. */
export function OwnAnswer(props: { page: Confirmation; round: RoundStanding; onRequest: () => void }) {
  const own = () =>
    props.round.rows.find(({ organisation }) => organisation.id === props.page.ownOrganisationId)
  const isOpen = () => props.round.closedAt === null
  const [isReading, setReading] = createSignal(false)
  const answer = createCommand((idempotencyKey) =>
    call(
      api.confirmation[':meetingId'].answer.$post({
        param: { meetingId: props.page.meetingId },
        json: { roundId: props.round.id, idempotencyKey },
      }),
    ),
  )
  const press = async () => {
    if (await answer.run()) showToast(text.done)
  }
  return (
    <div class="own-answer">
      <Show
        when={own()}
        fallback={<Show when={isOpen() && props.page.can.request}>{<p>{text.notAsked}</p>}</Show>}
      >
        {(row) => (
          <>
            <p class="own-answer-state">
              <strong>{text.label}</strong>
              <StatusBadge label={text.state(row().state)} tone={standingTone[row().state]} />
              <Show when={isOpen() && row().state === 'unanswered'}>
                <strong>{text.due(dueText(props.page.today, props.round.dueOn))}</strong>
              </Show>
              <Show when={row().state !== 'unanswered' && row().last}>
                {(last) => (
                  <span class="quiet small">
                    {text.answered(last().label, wareki(dayOf(last().at)), answerLevelLabel[last().level])}
                    <Show when={last().channel}>
                      {(channel) => <>　{text.onBehalf(onBehalfChannelLabel[channel()])}</>}
                    </Show>
                  </span>
                )}
              </Show>
            </p>
            <Show when={row().state === 'deemed'}>
              <p class="small">{text.deemedHint}</p>
            </Show>
            <Show when={isOpen() && (row().state === 'unanswered' || row().state === 'deemed')}>
              <Asked version={props.round.version} asked={row().asked} all={props.round.sectionCount} />
            </Show>
          </>
        )}
      </Show>
      <Failure error={answer.error()} title={text.failed} />
      <div class="cluster">
        <Show when={isOpen() && props.page.can.answer && own()}>
          <Button
            variant={own()?.state === 'unanswered' || own()?.state === 'deemed' ? 'solid' : 'outline'}
            busy={answer.isBusy()}
            disabled={own()?.state === 'no_objection'}
            onClick={() => void press()}
          >
            {confirmationText.noObjection}
          </Button>
        </Show>
        <Show when={props.page.can.request && isOpen()}>
          <Button onClick={() => props.onRequest()}>{confirmationText.request}</Button>
        </Show>
        <Button variant="text" onClick={() => setReading(true)}>
          {text.read(props.round.version)}
        </Button>
      </div>
      <SentVersionDialog
        open={isReading()}
        onClose={() => setReading(false)}
        meetingId={props.page.meetingId}
        round={props.round}
      />
    </div>
  )
}

function Asked(props: { version: string; asked: readonly string[]; all: number }) {
  return (
    <Show when={props.asked.length < props.all} fallback={<p>{text.asked(props.version)}</p>}>
      <p>{text.askedAgain(props.version)}</p>
      <ul>
        <For each={props.asked}>{(label) => <li>{label}</li>}</For>
      </ul>
    </Show>
  )
}
