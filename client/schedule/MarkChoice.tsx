import { createUniqueId, For } from 'solid-js'

interface MarkChoiceProps<V extends string> {
  /** what is marked, for people who hear the page: 令和8年9月18日（金）午後1時30分 委員本人 */
  label: string
  marks: readonly V[]
  sign: (mark: V) => string
  meaning: (mark: V) => string
  value: V | null
  onChange: (mark: V) => void
}

/** A row of radio buttons as wide as a thumb: a sign to see, a word to hear. */
export function MarkChoice<V extends string>(props: MarkChoiceProps<V>) {
  const name = createUniqueId()
  return (
    <fieldset class="mark-choice">
      <legend class="visually-hidden">{props.label}</legend>
      <For each={props.marks}>
        {(mark) => (
          <label class="mark" data-mark={mark}>
            <input
              type="radio"
              name={name}
              value={mark}
              checked={props.value === mark}
              onChange={() => props.onChange(mark)}
            />
            <span aria-hidden="true">{props.sign(mark)}</span>
            <span class="visually-hidden">{props.meaning(mark)}</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
