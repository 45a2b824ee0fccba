import { type JSX, Show } from 'solid-js'

/** Nothing here yet: says why, and what to do next. */
export function EmptyState(props: {
  title: string
  children?: JSX.Element | undefined
  action?: JSX.Element | undefined
}) {
  return (
    <div class="empty">
      <h3>{props.title}</h3>
      <Show when={props.children}>
        <div class="measure">{props.children}</div>
      </Show>
      {props.action}
    </div>
  )
}
