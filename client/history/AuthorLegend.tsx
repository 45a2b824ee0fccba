import { For, type JSX, Show } from 'solid-js'
import type { HistorySeat } from '../../shared/history/seats'
import { historyText } from '../text/history'
import { distinctMarks, seatMarks } from './seatMarks'
import './history.css'

/** Which line is whose, and below it who wrote what one points at. */
export function AuthorLegend(props: {
  seats: readonly HistorySeat[]
  /** numbers of the seats whose words are still there */
  present: ReadonlySet<number>
  children: JSX.Element
}) {
  const marks = () => distinctMarks(seatMarks(props.seats).filter((_, number) => props.present.has(number)))
  return (
    <div class="author-legend">
      <Show when={marks().length > 0} fallback={<p>{historyText.authors.none}</p>}>
        <ul class="author-names" aria-label={historyText.authors.legend}>
          <For each={marks()}>
            {(mark) => (
              <li>
                <span class={`author-run ${mark.class}`}>{mark.name}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="author-detail" role="status">
        {props.children}
      </p>
    </div>
  )
}
