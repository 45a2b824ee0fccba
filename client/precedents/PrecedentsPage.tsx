import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { type Filter, filtered, precedentSourceLabel, precedentSources } from '../../shared/precedents/listed'
import { createLive } from '../data/live'
import { CertaintyMeanings } from '../forums/CertaintyMeanings'
import { createTopics, TopicSelect } from '../forums/TopicSelect'
import { precedentsText } from '../text/precedents'
import { Button } from '../ui/Button'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { type Option, Select } from '../ui/Select'
import { Blanks } from './Blanks'
import { PrecedentCard } from './PrecedentCard'
import { PrecedentDialog } from './PrecedentDialog'
import { fetchPrecedents, type PrecedentsData } from './precedents'
import './precedents.css'

/** What a phone can leaf through; most people narrow the list first. */
const firstCards = 12

/** 先進事例: one list. The choice is in the address, so that a narrowed list can be sent to somebody. */
export function PrecedentsPage() {
  const page = createLive(['precedents', 'regions'], fetchPrecedents)
  const [isFiling, setFiling] = createSignal(false)
  return (
    <>
      <PageHeader
        title={precedentsText.title}
        lead={<p>{precedentsText.lead}</p>}
        actions={
          <Show when={page()?.mayFile}>
            <Button variant="solid" onClick={() => setFiling(true)}>
              {precedentsText.file}
            </Button>
          </Show>
        }
      />
      <Loaded from={page}>
        {(data) => (
          <div class="stack">
            <List data={data()} />
            <Show when={isFiling()}>
              <PrecedentDialog
                instruments={data().instruments}
                onClose={() => setFiling(false)}
                onDone={() => {
                  setFiling(false)
                  void page.refetch()
                }}
              />
            </Show>
          </div>
        )}
      </Loaded>
    </>
  )
}

interface Chosen {
  topic?: string
  scheme?: string
  source?: string
  body?: string
}

function List(props: { data: PrecedentsData }) {
  const topics = createTopics()
  const [query, setQuery] = useSearchParams()
  const text = (key: keyof Chosen) => {
    const value = query[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const filter = (): Filter => ({
    topic: topics()?.find(({ id }) => id === text('topic')),
    instrumentId: text('scheme'),
    source: text('source'),
    forumId: text('body'),
  })
  const shown = createMemo(() => filtered(props.data.cards, filter()))
  const [isWhole, setWhole] = createSignal(false)
  const cards = () => (isWhole() ? shown() : shown().slice(0, firstCards))
  const set = (change: Chosen) => setQuery({ ...change }, { replace: true, scroll: false })
  return (
    <div class="stack">
      <div class="precedent-filters no-print">
        <TopicSelect
          unmarked
          label={precedentsText.topic}
          placeholder={precedentsText.all}
          value={text('topic') ?? ''}
          onChange={(topic) => set({ topic })}
        />
        <Select
          unmarked
          label={precedentsText.scheme}
          placeholder={precedentsText.all}
          value={text('scheme') ?? ''}
          options={props.data.instruments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(scheme) => set({ scheme })}
        />
        <Select
          unmarked
          label={precedentsText.source}
          placeholder={precedentsText.all}
          value={text('source') ?? ''}
          options={precedentSources.map((value) => ({ value, label: precedentSourceLabel[value] }))}
          onChange={(source) => set({ source })}
        />
        <Select
          unmarked
          label={precedentsText.body}
          placeholder={precedentsText.all}
          value={text('body') ?? ''}
          options={bodiesOf(props.data)}
          onChange={(body) => set({ body })}
        />
      </div>
      <p aria-live="polite">{precedentsText.count(shown().length)}</p>
      <CertaintyMeanings words={wordsOf(props.data)} />
      <Show
        when={shown().length > 0}
        fallback={<p>{props.data.cards.length === 0 ? precedentsText.none : precedentsText.noMatch}</p>}
      >
        <ul class="list-plain grid-cards">
          <For each={cards()}>{(card) => <PrecedentCard card={card} />}</For>
        </ul>
      </Show>
      <Show when={shown().length > cards().length}>
        <div>
          <Button onClick={() => setWhole(true)}>
            {precedentsText.showRest(shown().length - cards().length)}
          </Button>
        </div>
      </Show>
      <Blanks blanks={props.data.blanks} />
    </div>
  )
}

const wordsOf = ({ cards }: PrecedentsData) =>
  cards.flatMap((card) => [card.certainty, ...card.places.map(({ certainty }) => certainty)])

/** The bodies the tables speak of, by the names that stand on their cards. */
function bodiesOf({ cards }: PrecedentsData): Option[] {
  const names = new Map<string, string>()
  for (const card of cards) {
    for (const { forumId, name } of card.places) names.set(forumId, name)
    const [forumId] = card.forumIds
    if (forumId !== undefined && card.where !== '') names.set(forumId, card.where)
  }
  return [...names].map(([value, label]) => ({ value, label }))
}
