import { createSignal, For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { timeSpan } from '../../shared/schedule/head'
import { type DateMark, dateMarkLabel, dateMarkSign, dateMarks } from '../../shared/schedule/poll'
import { scheduleText } from '../text/schedule'
import { Checkbox } from '../ui/Checkbox'
import { TextField } from '../ui/TextField'
import { MarkChoice } from './MarkChoice'
import type { Poll } from './poll'

export interface PollAnswer {
  answers: { optionId: string; member: DateMark; deputy: DateMark | null }[]
  note: string
}

interface PollAnswerFormProps {
  poll: Pick<Poll, 'options' | 'replies'>
  organisationId: string
  formId: string
  onSubmit: (answer: PollAnswer) => void
}

type Marks = Record<string, DateMark | null>

/** ○△× for each date, of the member and, where somebody knows, of a deputy. Who never touches a date has not answered it. */
export function PollAnswerForm(props: PollAnswerFormProps) {
  const form = createPollAnswer(props)
  return (
    <form
      id={props.formId}
      class="stack"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit(form.answer())
      }}
    >
      <Checkbox
        label={scheduleText.poll.withDeputy}
        checked={form.hasDeputy()}
        onChange={form.setHasDeputy}
      />
      <ul class="list-plain poll-dates">
        <For each={props.poll.options}>
          {(option) => (
            <li class="poll-date">
              <span class="strong">{timeSpan(option.startsAt, option.endsAt)}</span>
              <Marked
                who={scheduleText.poll.member}
                date={warekiDateTime(option.startsAt)}
                value={form.member()[option.id] ?? null}
                onChange={(mark) => form.setMember((all) => ({ ...all, [option.id]: mark }))}
              />
              <Show when={form.hasDeputy()}>
                <Marked
                  who={scheduleText.poll.deputy}
                  date={warekiDateTime(option.startsAt)}
                  value={form.deputy()[option.id] ?? null}
                  onChange={(mark) => form.setDeputy((all) => ({ ...all, [option.id]: mark }))}
                />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <TextField
        label={scheduleText.poll.note}
        hint={scheduleText.poll.noteHint}
        maxLength={300}
        value={form.note()}
        onInput={form.setNote}
      />
    </form>
  )
}

function createPollAnswer(props: PollAnswerFormProps) {
  // What the organisation said before is where a change begins; later refetches do not touch what somebody is marking.
  const given = props.poll.replies.find(({ organisationId }) => organisationId === props.organisationId)
  const marksOf = (who: 'member' | 'deputy'): Marks =>
    Object.fromEntries((given?.answers ?? []).map((answer) => [answer.optionId, answer[who]]))
  const [member, setMember] = createSignal<Marks>(marksOf('member'))
  const [deputy, setDeputy] = createSignal<Marks>(marksOf('deputy'))
  const [hasDeputy, setHasDeputy] = createSignal(Object.values(deputy()).some((mark) => mark !== null))
  const [note, setNote] = createSignal(given?.note ?? '')
  const answer = (): PollAnswer => ({
    answers: props.poll.options.flatMap(({ id }) => {
      const mark = member()[id]
      return mark ? [{ optionId: id, member: mark, deputy: hasDeputy() ? (deputy()[id] ?? null) : null }] : []
    }),
    note: note(),
  })
  return { member, setMember, deputy, setDeputy, hasDeputy, setHasDeputy, note, setNote, answer }
}

function Marked(props: {
  who: string
  date: string
  value: DateMark | null
  onChange: (mark: DateMark) => void
}) {
  return (
    <div class="poll-marked">
      <span class="small">{props.who}</span>
      <MarkChoice
        label={`${props.date} ${props.who}`}
        marks={dateMarks}
        sign={(mark) => dateMarkSign[mark]}
        meaning={(mark) => dateMarkLabel[mark]}
        value={props.value}
        onChange={(mark) => props.onChange(mark)}
      />
    </div>
  )
}
