import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { createLive } from '../data/live'
import { TopicSelect } from '../forums/TopicSelect'
import { needsText } from '../text/needs'
import { EmptyState } from '../ui/EmptyState'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { NeedCard } from './NeedCard'
import { fetchAllNeeds } from './needs'
import './needs.css'

/** 困りごと of every body that the reader may read: for 県, what the municipalities opened to it. */
export function AllNeedsPage() {
  const page = createLive('needs', fetchAllNeeds)
  const [topicId, setTopicId] = createSignal('')
  return (
    <>
      <PageHeader title={needsText.allTitle} lead={<p>{needsText.allLead}</p>} />
      <Loaded from={page}>
        {(data) => {
          const rows = () =>
            data().needs.filter(
              ({ topic, state }) =>
                (state === 'open' || state === 'taken_over') && (!topicId() || topic?.id === topicId()),
            )
          const nameOf = (forumId: string) => data().forums.find(({ id }) => id === forumId)?.name ?? ''
          return (
            <div class="stack">
              <div class="need-filters no-print">
                <TopicSelect
                  unmarked
                  label={needsText.filterTopic}
                  placeholder={needsText.all}
                  among={new Set(data().needs.flatMap(({ topic }) => topic?.id ?? []))}
                  value={topicId()}
                  onChange={setTopicId}
                />
              </div>
              <p class="quiet small">{needsText.asOf(wareki(data().today), rows().length)}</p>
              <Show when={rows().length > 0} fallback={<EmptyState title={needsText.none} />}>
                <ul class="list-plain stack">
                  <For each={rows()}>
                    {(need) => (
                      <NeedCard
                        need={need}
                        forumName={nameOf(need.forumId)}
                        onChange={() => undefined}
                        onDone={() => void page.refetch()}
                      />
                    )}
                  </For>
                </ul>
              </Show>
              <p class="no-print">
                <A href="/precedents">{needsText.toPrecedents}</A>
              </p>
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
