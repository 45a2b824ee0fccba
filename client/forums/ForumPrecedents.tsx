import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { certaintyOf } from '../../shared/forums/certainty'
import { forumsText } from '../text/forums'
import { DataTable } from '../ui/DataTable'
import { CertaintyBadge } from './CertaintyBadge'
import type { Forum } from './forum'

/** What the body does already (先進事例), each with its source. */
export function ForumPrecedents(props: { forum: Forum }) {
  return (
    <Show when={props.forum.precedents.length > 0}>
      <section class="section">
        <h2>{forumsText.precedents}</h2>
        <p>
          {forumsText.precedentsLead} <A href="/reference">{forumsText.allPrecedents}</A>
        </p>
        <DataTable
          caption={forumsText.precedentCaption}
          rows={props.forum.precedents}
          columns={[
            { header: forumsText.precedentField, isRowHeader: true, cell: (each) => each.fieldName },
            {
              header: forumsText.precedentItems,
              cell: (each) => (
                <ul class="list-plain">
                  <For each={each.items}>{(item) => <li>{item}</li>}</For>
                  <Show when={each.note}>{(note) => <li class="quiet small">{note()}</li>}</Show>
                </ul>
              ),
            },
            {
              header: forumsText.source,
              cell: (each) => (
                <span class="cluster">
                  <Show when={certaintyOf(each.certainty)?.isSure}>{certaintyOf(each.certainty)?.label}</Show>
                  <CertaintyBadge word={each.certainty} />
                </span>
              ),
            },
          ]}
        />
      </section>
    </Show>
  )
}
