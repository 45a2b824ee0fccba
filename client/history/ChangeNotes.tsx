import { For, Show } from 'solid-js'

/** Who did what to the block above, in words: the marks in its text only show where. */
export function ChangeNotes(props: { notes: readonly string[] }) {
  return (
    <Show when={props.notes.length > 0}>
      <ul class="change-notes">
        <For each={props.notes}>{(note) => <li>{note}</li>}</For>
      </ul>
    </Show>
  )
}
