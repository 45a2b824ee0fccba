import { For } from 'solid-js'

/** R8-03, R8-照-04, R8-幹-宿08: what stands before and after a hyphen belongs together. */
const numbers = /([A-Z]\d+-(?:[^\s\d-]{1,3}-)?[^\s\d-]?\d+)/

/** A sentence or a name in which no number breaks at its hyphen. */
export function Unbroken(props: { text: string }) {
  // Split by a pattern in brackets: every second part is a number.
  return (
    <For each={props.text.split(numbers)}>
      {(part, index) => (index() % 2 === 1 ? <span class="nowrap">{part}</span> : part)}
    </For>
  )
}
