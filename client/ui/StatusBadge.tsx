import type { Tone } from './tone'

/** The state of a thing: its word always stands there, the tone only supports it. */
export function StatusBadge(props: { label: string; tone: Tone }) {
  return (
    <span class="badge status" data-tone={props.tone}>
      {props.label}
    </span>
  )
}
