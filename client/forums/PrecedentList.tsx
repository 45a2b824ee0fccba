import { A, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { certaintyOf } from '../../shared/forums/certainty'
import { referenceText } from '../text/reference'
import { Button } from '../ui/Button'
import { DataTable } from '../ui/DataTable'
import { type Option, Select } from '../ui/Select'
import { CertaintyBadge } from './CertaintyBadge'
import { CertaintyMeanings } from './CertaintyMeanings'
import type { Reference } from './reference'
import { SourceList } from './Sources'

type Precedent = Reference['precedents'][number]

/** What a phone can leaf through; most people narrow the list first. */
const firstRows = 12

/** 先進事例 of all bodies. The choice is in the address, so that a narrowed list can be sent to somebody. */
export function PrecedentList(props: { precedents: readonly Precedent[] }) {
  const [query, setQuery] = useSearchParams<{ field?: string; body?: string }>()
  const shown = createMemo(() =>
    props.precedents.filter(
      ({ fieldId, forumId }) =>
        (!query.field || fieldId === query.field) && (!query.body || forumId === query.body),
    ),
  )
  const [isWhole, setWhole] = createSignal(false)
  const rows = () => (isWhole() ? shown() : shown().slice(0, firstRows))
  const set = (change: { field?: string; body?: string }) =>
    setQuery(change, { replace: true, scroll: false })
  return (
    <section class="section">
      <h2>{referenceText.precedents}</h2>
      <p>{referenceText.precedentsLead}</p>
      <div class="reference-filters no-print">
        <Select
          unmarked
          label={referenceText.field}
          placeholder={referenceText.all}
          value={query.field ?? ''}
          options={fieldsOf(props.precedents)}
          onChange={(field) => set({ field })}
        />
        <Select
          unmarked
          label={referenceText.bodyByRegion}
          placeholder={referenceText.all}
          value={query.body ?? ''}
          options={bodiesOf(props.precedents)}
          onChange={(body) => set({ body })}
        />
      </div>
      <CertaintyMeanings words={props.precedents.map(({ certainty }) => certainty)} />
      <DataTable
        caption={referenceText.precedentCaption(shown().length)}
        empty={<p>{props.precedents.length === 0 ? referenceText.none : referenceText.noMatch}</p>}
        rows={rows()}
        columns={columns}
      />
      <Show when={shown().length > rows().length}>
        <div>
          <Button onClick={() => setWhole(true)}>
            {referenceText.showRest(shown().length - rows().length)}
          </Button>
        </div>
      </Show>
    </section>
  )
}

const columns = [
  { header: referenceText.items, isRowHeader: true, cell: (each: Precedent) => <Items precedent={each} /> },
  {
    header: referenceText.body,
    cell: (each: Precedent) => <A href={`/forums/${each.forumId}`}>{each.forumName}</A>,
  },
  {
    header: referenceText.field,
    cell: (each: Precedent) => (
      <>
        {each.fieldName}
        <Show when={each.categoryName !== each.fieldName}>
          <br />
          <span class="quiet small">{each.categoryName}</span>
        </Show>
      </>
    ),
  },
  {
    header: referenceText.sourceAndCertainty,
    cell: (each: Precedent) => (
      <>
        <Show when={certaintyOf(each.certainty)?.isSure}>{certaintyOf(each.certainty)?.label}</Show>
        <CertaintyBadge word={each.certainty} />
        <Show when={each.inReport}>
          <br />
          <span class="quiet small">{referenceText.reportTable}</span>
        </Show>
        <SourceList sources={each.sources} />
      </>
    ),
  },
]

function Items(props: { precedent: Precedent }) {
  return (
    <ul class="list-plain">
      <For each={props.precedent.items}>{(item) => <li>{item}</li>}</For>
      <Show when={props.precedent.note}>{(note) => <li class="quiet small">{note()}</li>}</Show>
    </ul>
  )
}

const fieldsOf = (precedents: readonly Precedent[]): Option[] =>
  onceEach(
    precedents.map(({ fieldId, fieldName, categoryName }) => ({
      value: fieldId,
      label: fieldName,
      group: categoryName,
    })),
  )

const bodiesOf = (precedents: readonly Precedent[]): Option[] =>
  onceEach(
    precedents.map(({ forumId, forumName, regionName }) => ({
      value: forumId,
      label: forumName,
      group: regionName === null ? referenceText.acrossRegions : referenceText.regionName(regionName),
    })),
  )

const onceEach = (options: readonly Option[]): Option[] => [
  ...new Map(options.map((option) => [option.value, option])).values(),
]
