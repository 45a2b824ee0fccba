import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { pointsText } from '../text/points'
import { EntryMark } from '../ui/EntryMark'
import type { Points } from './points'

type Happened = Points['history'][number]

/** 経過 of one row: nothing that was said is lost when it is changed. */
export function PointHistory(props: { page: Points; pointId: string }) {
  const lines = () => props.page.history.filter(({ pointId }) => pointId === props.pointId)
  return (
    <details class="no-print">
      <summary>{pointsText.history(lines().length)}</summary>
      <ul class="stack-tight">
        <For each={lines()}>
          {(line) => (
            <li class="small">
              {warekiDateTime(line.at)}　{line.label}　{sentenceOf(line)}
              <Show when={line.kind === 'changed' && line.text}>
                <blockquote class="their-words pre-line">{line.text}</blockquote>
              </Show>
              <Show when={line.entry}>{(entry) => <EntryMark entry={entry()} />}</Show>
            </li>
          )}
        </For>
      </ul>
    </details>
  )
}

function sentenceOf({ kind, organisationName, text }: Happened): string {
  if (kind !== 'stance') return pointsText.events[kind]
  const name = organisationName ?? ''
  return text === '' ? pointsText.stanceTaken(name) : pointsText.stanceStated(name, text)
}
