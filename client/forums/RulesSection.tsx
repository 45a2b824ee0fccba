import { type JSX, Show } from 'solid-js'

/** One part of the form with a heading of its own. */
export function RulesSection(props: { title: string; lead?: string; children: JSX.Element }) {
  return (
    <section class="card rules-section" aria-label={props.title}>
      <h2>{props.title}</h2>
      <Show when={props.lead}>
        <p class="quiet">{props.lead}</p>
      </Show>
      {props.children}
    </section>
  )
}
