import { For, Show } from 'solid-js'
import { precedentsText } from '../text/precedents'
import type { PrecedentsData } from './precedents'

/** Cells of the report's table with nothing to show: printed empty, or lost. */
export function Blanks(props: { blanks: PrecedentsData['blanks'] }) {
  return (
    <Show when={props.blanks.length > 0}>
      <details>
        <summary>{precedentsText.blanks}</summary>
        <p>{precedentsText.blankLead}</p>
        <ul>
          <For each={props.blanks}>
            {(blank) => <li>{precedentsText.blank(blank.forumName, blank.fieldName, blank.isUnread)}</li>}
          </For>
        </ul>
      </details>
    </Show>
  )
}
