import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { useMe } from '../data/session'
import { TopicSelect } from '../forums/TopicSelect'
import { needsText } from '../text/needs'
import { EmptyState } from '../ui/EmptyState'
import { Select } from '../ui/Select'
import { MatchLink } from './MatchLink'
import { NeedCard } from './NeedCard'
import { NeedDialog } from './NeedDialog'
import type { Need, NeedsPageData } from './needs'

const shows = {
  open: (need: Need) => need.state === 'open' || need.state === 'taken_over',
  own: (need: Need, organisationId: string) => need.ownerId === organisationId,
  over: (need: Need) => need.state === 'solved' || need.state === 'withdrawn',
} as const
type Shown = keyof typeof shows
const shownLabel: Record<Shown, string> = {
  open: needsText.filterOpen,
  own: needsText.filterOwn,
  over: needsText.filterOver,
}
const shownKeys = ['open', 'own', 'over'] as const satisfies readonly Shown[]

/** The needs of a body as its reader has them; the choice is in the address, so that a narrowed list can be sent to somebody. */
export function NeedList(props: { page: NeedsPageData; onDone: () => void }) {
  const me = useMe()
  const [query, setQuery] = useSearchParams<{ show?: string; topic?: string }>()
  const shown = (): Shown => shownKeys.find((key) => key === query.show) ?? 'open'
  const [changed, setChanged] = createSignal<Need>()
  const rows = createMemo(() =>
    props.page.needs.filter(
      (need) =>
        shows[shown()](need, me().actor.organisationId) && (!query.topic || need.topic?.id === query.topic),
    ),
  )
  const used = createMemo(() => new Set(props.page.needs.flatMap(({ topic }) => topic?.id ?? [])))
  const set = (change: { show?: string; topic?: string }) =>
    setQuery(change, { replace: true, scroll: false })
  return (
    <Show
      when={props.page.needs.length > 0}
      fallback={
        <EmptyState title={needsText.none}>
          <p>{needsText.noneLead}</p>
        </EmptyState>
      }
    >
      <div class="stack">
        <div class="need-filters no-print">
          <Select
            unmarked
            label={needsText.filter}
            placeholder={false}
            value={shown()}
            options={shownKeys.map((value) => ({ value, label: shownLabel[value] }))}
            onChange={(value) => set({ show: value })}
          />
          <TopicSelect
            unmarked
            label={needsText.filterTopic}
            placeholder={needsText.all}
            among={used()}
            value={query.topic ?? ''}
            onChange={(topic) => set({ topic })}
          />
        </div>
        <p class="quiet small">{needsText.asOf(wareki(props.page.today), rows().length)}</p>
        <Show when={rows().length > 0} fallback={<p>{needsText.noMatch}</p>}>
          <ul class="list-plain stack">
            <For each={rows()}>
              {(need) => (
                <NeedCard need={need} onChange={() => setChanged(need)} onDone={props.onDone}>
                  <MatchLink
                    tab="offers"
                    forumId={need.forumId}
                    topicId={need.topic?.id}
                    count={
                      props.page.offers.filter(
                        (offer) =>
                          offer.isOpen &&
                          offer.ownerId !== need.ownerId &&
                          offer.topic?.id === need.topic?.id,
                      ).length
                    }
                  />
                </NeedCard>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <Show when={changed()}>
        {(need) => (
          <NeedDialog
            writers={props.page}
            need={need()}
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
