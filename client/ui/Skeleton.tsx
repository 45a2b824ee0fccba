import { For } from 'solid-js'
import { commonText } from '../text/common'

/** The shape of what is coming, while it is coming. */
export function Skeleton(props: { lines?: number | undefined }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{commonText.loading}</span>
      <For each={Array.from({ length: props.lines ?? 5 })}>{() => <span aria-hidden="true" />}</For>
    </div>
  )
}
