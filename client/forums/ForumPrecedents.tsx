import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { forumsText } from '../text/forums'
import type { Forum } from './forum'

/** What the body does already (先進事例): the way to its cards in the one list. */
export function ForumPrecedents(props: { forum: Forum }) {
  return (
    <Show when={props.forum.precedentCount > 0}>
      <section class="section">
        <h2>{forumsText.precedents}</h2>
        <p>{forumsText.precedentsLead}</p>
        <p>
          <A href={`/precedents?body=${encodeURIComponent(props.forum.id)}`}>
            {forumsText.precedentsOf(props.forum.precedentCount)}
          </A>
        </p>
      </section>
    </Show>
  )
}
