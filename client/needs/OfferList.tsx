import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { TopicSelect } from '../forums/TopicSelect'
import { needsText } from '../text/needs'
import { EmptyState } from '../ui/EmptyState'
import { MatchLink } from './MatchLink'
import type { NeedsPageData, Offer } from './needs'
import { OfferCard } from './OfferCard'
import { OfferDialog } from './OfferDialog'

/** 出せるもの of a body, those that stand first. */
export function OfferList(props: { page: NeedsPageData; onDone: () => void }) {
  const [query, setQuery] = useSearchParams<{ topic?: string }>()
  const [changed, setChanged] = createSignal<Offer>()
  const used = createMemo(() => new Set(props.page.offers.flatMap(({ topic }) => topic?.id ?? [])))
  const rows = createMemo(() =>
    props.page.offers
      .filter(({ topic }) => !query.topic || topic?.id === query.topic)
      .toSorted((one, other) => Number(other.isOpen) - Number(one.isOpen)),
  )
  return (
    <Show
      when={props.page.offers.length > 0}
      fallback={
        <EmptyState title={needsText.offerNone}>
          <p>{needsText.offerNoneLead}</p>
        </EmptyState>
      }
    >
      <div class="stack">
        <div class="need-filters no-print">
          <TopicSelect
            unmarked
            label={needsText.filterTopic}
            placeholder={needsText.all}
            among={used()}
            value={query.topic ?? ''}
            onChange={(topic) => setQuery({ topic }, { replace: true, scroll: false })}
          />
        </div>
        <ul class="list-plain stack">
          <For each={rows()}>
            {(offer) => (
              <OfferCard
                offer={offer}
                writers={props.page}
                onChange={() => setChanged(offer)}
                onDone={props.onDone}
              >
                <MatchLink
                  tab="needs"
                  forumId={offer.forumId}
                  topicId={offer.topic?.id}
                  count={
                    props.page.needs.filter(
                      (need) =>
                        (need.state === 'open' || need.state === 'taken_over') &&
                        need.ownerId !== offer.ownerId &&
                        need.topic?.id === offer.topic?.id,
                    ).length
                  }
                />
              </OfferCard>
            )}
          </For>
        </ul>
      </div>
      <Show when={changed()}>
        {(offer) => (
          <OfferDialog
            writers={props.page}
            offer={offer()}
            onClose={() => setChanged(undefined)}
            onDone={() => {
              setChanged(undefined)
              props.onDone()
            }}
          />
        )}
      </Show>
    </Show>
  )
}
