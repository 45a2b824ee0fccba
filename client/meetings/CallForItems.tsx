import { createSignal, Show } from 'solid-js'
import { wareki, warekiWithWeekday } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { dueText } from '../desk/dueText'
import { agendaSideText } from '../text/agendaSide'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import type { AgendaCall, AgendaSide } from './agendaSide'
import { CallAnswers } from './CallAnswers'
import { CallDialog } from './CallDialog'

const text = agendaSideText.call
const route = api.meetings[':id'].agenda

interface CallForItemsProps {
  meetingId: string
  /** YYYY-MM-DD, the last day that can be named */
  lastDay: string
  today: string
  side: AgendaSide
}

/** 議題の募集: until when, one's own answer in one press, and for the secretariat who has not answered. */
export function CallForItems(props: CallForItemsProps) {
  const [isAsking, setAsking] = createSignal(false)
  return (
    <>
      <Show
        when={props.side.call}
        fallback={
          <Show when={props.side.can.call && props.today <= props.lastDay}>
            <div>
              <Button onClick={() => setAsking(true)}>{text.ask}</Button>
            </div>
          </Show>
        }
      >
        {(asked) => <OpenCall {...props} call={asked()} onChange={() => setAsking(true)} />}
      </Show>
      <CallDialog
        open={isAsking()}
        onClose={() => setAsking(false)}
        meetingId={props.meetingId}
        today={props.today}
        lastDay={props.lastDay}
        dueOn={props.side.call?.dueOn}
      />
    </>
  )
}

function OpenCall(props: CallForItemsProps & { call: AgendaCall; onChange: () => void }) {
  const isOver = () => props.call.dueOn < props.today
  return (
    <section class="agenda-call card card-quiet" aria-labelledby="agenda-call-title">
      <div class="cluster">
        <h3 id="agenda-call-title">{text.title}</h3>
        <p>
          {isOver()
            ? text.closed(wareki(props.call.dueOn))
            : text.due(warekiWithWeekday(props.call.dueOn), dueText(props.today, props.call.dueOn))}
        </p>
      </div>
      <Show when={props.side.can.answer && props.call.mine}>
        {(mine) => <OwnAnswer meetingId={props.meetingId} answer={mine().answer} />}
      </Show>
      <Show when={props.side.can.call}>
        <Overview {...props} />
      </Show>
    </section>
  )
}

function OwnAnswer(props: { meetingId: string; answer: 'none' | 'items' | null }) {
  const answer = createCommand((_key, hasNone: boolean) =>
    call(route.answer.$put({ param: { id: props.meetingId }, json: { hasNone } })),
  )
  const press = async (hasNone: boolean) => {
    if (await answer.run(hasNone)) showToast(hasNone ? text.said : text.takenBack)
  }
  return (
    <div class="stack-tight">
      <Show
        when={props.answer}
        fallback={
          <div class="cluster">
            <Button variant="solid" busy={answer.isBusy()} onClick={() => void press(true)}>
              {text.none}
            </Button>
            <span class="small measure">{text.noneHint}</span>
          </div>
        }
      >
        {(given) => (
          <div class="cluster">
            <span>{text.mine[given()]}</span>
            <Show when={given() === 'none'}>
              <Button variant="text" busy={answer.isBusy()} onClick={() => void press(false)}>
                {text.takeBack}
              </Button>
            </Show>
          </div>
        )}
      </Show>
      <Failure error={answer.error()} />
    </div>
  )
}

/** For the secretariat: who answered, who did not, and the acts of the call. */
function Overview(props: CallForItemsProps & { call: AgendaCall; onChange: () => void }) {
  const [isEnding, setEnding] = createSignal(false)
  const waiting = () => props.call.answers.filter(({ answer }) => answer === null)
  const end = createCommand(() =>
    call(route.call.$put({ param: { id: props.meetingId }, json: { dueOn: null } })),
  )
  const confirmEnd = async () => {
    if (!(await end.run())) return
    setEnding(false)
    showToast(text.ended)
  }
  const answered = () => props.call.answers.length - waiting().length
  return (
    <div class="stack-tight">
      <p>
        <span class="strong">{text.answered(answered(), props.call.answers.length)}</span>
        <Show when={waiting().length > 0}>
          {'　'}
          {text.waiting(
            waiting()
              .map(({ name }) => name)
              .join('・'),
          )}
        </Show>
      </p>
      <details class="fold">
        <summary>{text.list}</summary>
        <CallAnswers meetingId={props.meetingId} answers={props.call.answers} />
      </details>
      <div class="cluster">
        <Button small onClick={() => props.onChange()}>
          {text.change}
        </Button>
        <Button small variant="text" onClick={() => setEnding(true)}>
          {text.end}
        </Button>
      </div>
      <ConfirmDialog
        open={isEnding()}
        onClose={() => setEnding(false)}
        onConfirm={() => void confirmEnd()}
        title={text.endTitle}
        confirmLabel={text.end}
        busy={end.isBusy()}
      >
        <p>{text.endLead}</p>
        <Failure error={end.error()} />
      </ConfirmDialog>
    </div>
  )
}
