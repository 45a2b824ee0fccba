import { createUniqueId, For } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { historyText } from '../text/history'
import type { Comparison, Timeline } from './createTimeline'

const text = historyText.timeline

/** What the shown moment is compared with: usually the one before it. */
export function CompareWith(props: { timeline: Timeline }) {
  const id = createUniqueId()
  const earlier = () => props.timeline.stops().slice(0, props.timeline.index()).reverse()
  const value = () => String(props.timeline.comparison())
  const choose = (chosen: string) => {
    const comparison: Comparison = chosen === 'previous' || chosen === 'none' ? chosen : Number(chosen)
    props.timeline.compareWith(comparison)
  }
  return (
    <div class="timeline-compare">
      <label for={id}>{text.compare}</label>
      <select id={id} class="input" value={value()} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="previous" selected={value() === 'previous'}>
          {text.comparePrevious}
        </option>
        <option value="none" selected={value() === 'none'}>
          {text.compareNone}
        </option>
        <option value="0" selected={value() === '0'}>
          {text.compareStart}
        </option>
        <For each={earlier()}>
          {(stop) => (
            <option value={String(stop.toSeq)} selected={value() === String(stop.toSeq)}>
              {warekiDateTime(stop.toAt)}
            </option>
          )}
        </For>
      </select>
    </div>
  )
}
