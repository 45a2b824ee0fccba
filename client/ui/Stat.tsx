import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { commonText } from '../text/common'

interface StatProps {
  label: string
  value: number | string
  unit?: string | undefined
  /** the day the number stands for, in words: every number has one */
  asOf?: string | undefined
  /** opens the rows the number counts */
  href?: string | undefined
  linkLabel?: string | undefined
}

export function Stat(props: StatProps) {
  return (
    <div class="stat">
      <span class="quiet">{props.label}</span>
      <span class="stat-value">
        {props.value}
        <Show when={props.unit}>
          <span class="stat-unit"> {props.unit}</span>
        </Show>
      </span>
      <Show when={props.asOf}>{(day) => <span class="quiet small">{commonText.asOf(day())}</span>}</Show>
      <Show when={props.href}>{(href) => <A href={href()}>{props.linkLabel}</A>}</Show>
    </div>
  )
}
