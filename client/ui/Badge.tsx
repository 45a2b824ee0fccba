import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { IconComponent } from './IconComponent'
import type { Tone } from './tone'

export function Badge(props: {
  children: JSX.Element
  tone?: Tone | undefined
  icon?: IconComponent | undefined
  title?: string | undefined
}) {
  return (
    <span class="badge" data-tone={props.tone ?? 'neutral'} title={props.title}>
      <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size={14} />}</Show>
      {props.children}
    </span>
  )
}
