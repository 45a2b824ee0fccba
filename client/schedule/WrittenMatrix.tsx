import { For, Show } from 'solid-js'
import { onBehalfChannelLabel } from '../../shared/proposals/origin'
import { type ItemAnswer, writtenAnswerLabel } from '../../shared/schedule/written'
import { commonText } from '../text/common'
import { scheduleText } from '../text/schedule'
import { Badge } from '../ui/Badge'
import type { MeetingSchedule } from './poll'

interface WrittenMatrixProps {
  schedule: Pick<MeetingSchedule, 'members'>
  written: NonNullable<MeetingSchedule['written']>
}

/** Who answered what, organisations in 建制順, with their 意見 beneath; who has not answered stands apart. */
export function WrittenMatrix(props: WrittenMatrixProps) {
  const of = (organisationId: string) =>
    props.written.answers.filter((answer) => answer.organisationId === organisationId)
  const answered = () => props.schedule.members.filter(({ id }) => of(id).length > 0)
  const waiting = () =>
    props.schedule.members.filter(({ id, isAsked }) => isAsked && of(id).length === 0).map(({ name }) => name)
  return (
    <div class="stack">
      <Show when={answered().length > 0}>
        <section
          class="table-frame"
          // A table that moves sideways must be reachable by keyboard.
          tabindex={0}
          aria-label={commonText.scrollableTable(scheduleText.written.matrix)}
        >
          <table class="table poll-matrix">
            <caption class="visually-hidden">{scheduleText.written.matrix}</caption>
            <thead>
              <tr>
                <th scope="col">{scheduleText.poll.organisation}</th>
                <For each={props.written.items}>
                  {(item) => (
                    <th scope="col">
                      {item.number} {item.title}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={answered()}>
                {({ id, name }) => (
                  <tr>
                    <th scope="row">
                      {name}
                      <OnBehalf answer={of(id)[0]} />
                    </th>
                    <For each={props.written.items}>
                      {(item) => <Cell answer={of(id).find(({ itemId }) => itemId === item.id)} />}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </Show>
      <Show when={waiting().length > 0} fallback={<p>{scheduleText.poll.allAnswered}</p>}>
        <div class="stack-tight">
          <h3>{scheduleText.poll.unansweredCount(waiting().length)}</h3>
          <p>{waiting().join('、')}</p>
        </div>
      </Show>
    </div>
  )
}

function OnBehalf(props: { answer: ItemAnswer | undefined }) {
  return (
    <Show when={props.answer?.onBehalfChannel}>
      {(channel) => (
        <span class="poll-reply-marks">
          <Badge
            title={scheduleText.poll.onBehalfBy(props.answer?.label ?? '', onBehalfChannelLabel[channel()])}
          >
            {scheduleText.poll.onBehalf}
          </Badge>
        </span>
      )}
    </Show>
  )
}

function Cell(props: { answer: ItemAnswer | undefined }) {
  return (
    <td>
      <Show when={props.answer} fallback={scheduleText.written.unanswered}>
        {(answer) => (
          <>
            <span class="strong">{writtenAnswerLabel[answer().answer]}</span>
            <Show when={answer().opinion}>
              <br />
              <span class="small">{answer().opinion}</span>
            </Show>
          </>
        )}
      </Show>
    </td>
  )
}
