import { createSignal, For } from 'solid-js'
import {
  type ItemAnswer,
  type WrittenAnswer,
  writtenAnswerLabel,
  writtenAnswers,
} from '../../shared/schedule/written'
import { scheduleText } from '../text/schedule'
import { TextField } from '../ui/TextField'
import { MarkChoice } from './MarkChoice'

export interface WrittenInput {
  answers: { itemId: string; answer: WrittenAnswer; opinion: string }[]
}

interface WrittenFormProps {
  items: readonly { id: string; number: string; title: string }[]
  given: readonly ItemAnswer[]
  formId: string
  onSubmit: (input: WrittenInput) => void
}

/** 賛成・反対・保留 and a line of 意見 for each item; an item that is left out stays 未回答. */
export function WrittenForm(props: WrittenFormProps) {
  const [answers, setAnswers] = createSignal<Record<string, WrittenAnswer>>(
    Object.fromEntries(props.given.map(({ itemId, answer }) => [itemId, answer])),
  )
  const [opinions, setOpinions] = createSignal<Record<string, string>>(
    Object.fromEntries(props.given.map(({ itemId, opinion }) => [itemId, opinion])),
  )
  const input = (): WrittenInput => ({
    answers: props.items.flatMap(({ id }) => {
      const answer = answers()[id]
      return answer ? [{ itemId: id, answer, opinion: opinions()[id] ?? '' }] : []
    }),
  })
  return (
    <form
      id={props.formId}
      class="stack"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit(input())
      }}
    >
      <For each={props.items}>
        {(item) => (
          <div class="stack-tight mark-wide">
            <p class="strong">
              {item.number} {item.title}
            </p>
            <MarkChoice
              label={`${item.number} ${item.title}`}
              marks={writtenAnswers}
              sign={(answer) => writtenAnswerLabel[answer]}
              meaning={(answer) => writtenAnswerLabel[answer]}
              value={answers()[item.id] ?? null}
              onChange={(answer) => setAnswers((all) => ({ ...all, [item.id]: answer }))}
            />
            <TextField
              label={scheduleText.written.opinion}
              maxLength={500}
              value={opinions()[item.id] ?? ''}
              onInput={(opinion) => setOpinions((all) => ({ ...all, [item.id]: opinion }))}
            />
          </div>
        )}
      </For>
    </form>
  )
}
