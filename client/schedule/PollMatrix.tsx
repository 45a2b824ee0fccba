import { For, Show } from 'solid-js'
import { dayOf, timeOfDay, warekiWithWeekday } from '../../shared/calendar'
import { onBehalfChannelLabel } from '../../shared/proposals/origin'
import {
  type DateAnswer,
  type DateMark,
  dateMarkLabel,
  dateMarkSign,
  dateMarks,
} from '../../shared/schedule/poll'
import { commonText } from '../text/common'
import { scheduleText } from '../text/schedule'
import { Badge } from '../ui/Badge'
import type { Poll } from './poll'

type Reply = Poll['replies'][number]
type Option = Poll['options'][number]

/** Who can when: organisations in 建制順 with deputies in a row of their own, the sums below; who has not answered stands apart. */
export function PollMatrix(props: { poll: Poll }) {
  const answered = () =>
    props.poll.members.flatMap((member) => {
      const reply = props.poll.replies.find(({ organisationId }) => organisationId === member.id)
      return reply ? [{ member, reply }] : []
    })
  return (
    <div class="stack">
      <section
        class="table-frame"
        // A table that moves sideways must be reachable by keyboard.
        tabindex={0}
        aria-label={commonText.scrollableTable(scheduleText.poll.matrix)}
      >
        <table class="table poll-matrix">
          <caption class="visually-hidden">{scheduleText.poll.matrix}</caption>
          <thead>
            <tr>
              <th scope="col">{scheduleText.poll.organisation}</th>
              <For each={props.poll.options}>
                {(option) => <OptionHead poll={props.poll} option={option} />}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={answered()}>
              {({ member, reply }) => (
                <ReplyRows name={member.name} reply={reply} options={props.poll.options} />
              )}
            </For>
          </tbody>
          <Totals poll={props.poll} />
        </table>
      </section>
      <Unanswered poll={props.poll} />
      <Notes poll={props.poll} />
    </div>
  )
}

function OptionHead(props: { poll: Poll; option: Option }) {
  const isBest = () => props.poll.ranking[0] === props.option.id && props.poll.replies.length > 0
  const isChosen = () => props.poll.chosenOptionId === props.option.id
  return (
    <th scope="col">
      <span class="poll-day">{warekiWithWeekday(dayOf(props.option.startsAt))}</span>
      <span class="poll-time">{timeOfDay(props.option.startsAt)}</span>
      <Show when={isChosen()}>
        <Badge tone="success">{scheduleText.poll.chosen}</Badge>
      </Show>
      <Show when={props.poll.isOpen && isBest()}>
        <Badge tone="info">{scheduleText.poll.best}</Badge>
      </Show>
    </th>
  )
}

function ReplyRows(props: { name: string; reply: Reply; options: readonly Option[] }) {
  const of = (option: Option) => props.reply.answers.find(({ optionId }) => optionId === option.id)
  const hasDeputy = () => props.reply.answers.some(({ deputy }) => deputy !== null)
  return (
    <>
      <tr>
        <th scope="row">
          {props.name}
          <Marks reply={props.reply} />
        </th>
        <For each={props.options}>{(option) => <MarkCell mark={of(option)?.member ?? null} />}</For>
      </tr>
      <Show when={hasDeputy()}>
        <tr class="poll-deputy">
          <th scope="row">{scheduleText.poll.deputyOf(props.name)}</th>
          <For each={props.options}>{(option) => <MarkCell mark={deputyMark(of(option))} />}</For>
        </tr>
      </Show>
    </>
  )
}

const deputyMark = (answer: DateAnswer | undefined): DateMark | null => answer?.deputy ?? null

function Marks(props: { reply: Reply }) {
  return (
    <span class="poll-reply-marks">
      <Show when={props.reply.onBehalfChannel}>
        {(channel) => (
          <Badge title={scheduleText.poll.onBehalfBy(props.reply.label, onBehalfChannelLabel[channel()])}>
            {scheduleText.poll.onBehalf}
          </Badge>
        )}
      </Show>
      <Show when={props.reply.isLate}>
        <Badge>{scheduleText.poll.late}</Badge>
      </Show>
    </span>
  )
}

function MarkCell(props: { mark: DateMark | null }) {
  return (
    <td class="poll-cell" data-mark={props.mark ?? 'none'}>
      <Show when={props.mark} fallback={<span class="visually-hidden">{scheduleText.poll.noOption}</span>}>
        {(mark) => (
          <>
            <span aria-hidden="true">{dateMarkSign[mark()]}</span>
            <span class="visually-hidden">{dateMarkLabel[mark()]}</span>
          </>
        )}
      </Show>
    </td>
  )
}

function Totals(props: { poll: Poll }) {
  const asked = () => props.poll.members.filter(({ isAsked }) => isAsked).length
  return (
    <tfoot>
      <tr>
        <th scope="row">{scheduleText.poll.totalRow}</th>
        <For each={props.poll.tallies}>
          {(tally) => (
            <td class="poll-cell number">
              <For each={dateMarks}>
                {(mark) => (
                  <span class="poll-sum">
                    {dateMarkSign[mark]}
                    {tally.member[mark]}
                  </span>
                )}
              </For>
            </td>
          )}
        </For>
      </tr>
      <tr>
        <th scope="row">{scheduleText.poll.sure}</th>
        <For each={props.poll.tallies}>
          {(tally) => (
            <td class="poll-cell number strong">{scheduleText.poll.sureCount(tally.sure, asked())}</td>
          )}
        </For>
      </tr>
    </tfoot>
  )
}

function Unanswered(props: { poll: Poll }) {
  const names = () =>
    props.poll.members
      .filter(({ id, isAsked }) => isAsked && !props.poll.replies.some((each) => each.organisationId === id))
      .map(({ name }) => name)
  return (
    <Show when={names().length > 0} fallback={<p>{scheduleText.poll.allAnswered}</p>}>
      <div class="stack-tight">
        <h3>{scheduleText.poll.unansweredCount(names().length)}</h3>
        <p>{names().join('、')}</p>
      </div>
    </Show>
  )
}

function Notes(props: { poll: Poll }) {
  const notes = () =>
    props.poll.replies
      .filter(({ note }) => note !== '')
      .map(({ organisationId, note }) => ({
        name: props.poll.members.find(({ id }) => id === organisationId)?.name ?? '',
        note,
      }))
  return (
    <Show when={notes().length > 0}>
      <div class="stack-tight">
        <h3>{scheduleText.poll.notes}</h3>
        <ul class="stack-tight">
          <For each={notes()}>
            {({ name, note }) => (
              <li>
                <span class="strong">{name}</span>　{note}
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
