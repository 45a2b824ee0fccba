import { A, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { dayOf } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { useSession } from '../data/session'
import { cadenceText } from '../text/cadence'
import { oversightText } from '../text/oversight'
import { DataTable } from '../ui/DataTable'
import { Day } from '../ui/Day'
import { EmptyState } from '../ui/EmptyState'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { Select } from '../ui/Select'
import { Skeleton } from '../ui/Skeleton'
import { ReviewBadge } from './ReviewBadge'
import './oversight.css'

const text = oversightText

type Filter = { regionId?: string; forumId?: string; review?: 'reviewed' | 'unreviewed' }
const fetchRecords = (query: Filter) => call(api.records.$get({ query }))
const fetchBodies = () => call(api.records.bodies.$get())
type Row = Awaited<ReturnType<typeof fetchRecords>>['records'][number]
type Body = Awaited<ReturnType<typeof fetchBodies>>['bodies'][number]

type Search = {
  region?: string
  forum?: string
  review?: string
}

/** Confirmed records: of all bodies for the prefecture, of their own for members. */
export function RecordsPage() {
  const session = useSession()
  const [search, setSearch] = useSearchParams<Search & Record<string, string>>()
  const filter = (): Filter => ({
    ...(search.region && { regionId: search.region }),
    ...(search.forum && { forumId: search.forum }),
    ...((search.review === 'reviewed' || search.review === 'unreviewed') && { review: search.review }),
  })
  const list = createLive('records', () => fetchRecords(filter()))
  const bodies = createLive('records', fetchBodies)
  const isPrefecture = () => session.can('record.readAll', null)
  return (
    <>
      <PageHeader
        title={text.title}
        lead={isPrefecture() ? text.leadPrefecture : text.leadMember}
        actions={
          <>
            <LinkButton href="/registers">{text.registers}</LinkButton>
            <Show when={isPrefecture()}>
              <LinkButton href="/records/support">{cadenceText.candidates.link}</LinkButton>
            </Show>
          </>
        }
      />
      <div class="stack-loose">
        <Filters
          bodies={bodies()?.bodies ?? []}
          search={search}
          onChange={(part) => setSearch(part, { replace: true })}
        />
        <Failure error={list.error()} title={text.loadFailed} />
        <Show when={list()} fallback={<Show when={!list.error()}>{<Skeleton />}</Show>}>
          {(answer) => <RecordTable rows={answer().records} isFiltered={Object.keys(filter()).length > 0} />}
        </Show>
      </div>
    </>
  )
}

function Filters(props: { bodies: readonly Body[]; search: Search; onChange: (part: Search) => void }) {
  const regions = () =>
    new Map(
      props.bodies.flatMap(({ regionId, regionName }) =>
        regionId && regionName ? [[regionId, regionName]] : [],
      ),
    )
  const forums = () =>
    props.bodies.filter(({ regionId }) => !props.search.region || regionId === props.search.region)
  return (
    <search class="record-filters no-print" aria-label={text.filter.label}>
      <Select
        label={text.filter.region}
        unmarked
        placeholder={text.filter.all}
        value={props.search.region ?? ''}
        options={[...regions()].map(([value, label]) => ({ value, label }))}
        onChange={(region) => props.onChange({ region, forum: '' })}
      />
      <Select
        label={text.filter.forum}
        unmarked
        placeholder={text.filter.all}
        value={props.search.forum ?? ''}
        options={forums().map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(forum) => props.onChange({ forum })}
      />
      <Select
        label={text.filter.review}
        unmarked
        placeholder={text.filter.all}
        value={props.search.review ?? ''}
        options={[
          { value: 'unreviewed', label: text.filter.unreviewed },
          { value: 'reviewed', label: text.filter.reviewed },
        ]}
        onChange={(review) => props.onChange({ review })}
      />
    </search>
  )
}

function RecordTable(props: { rows: readonly Row[]; isFiltered: boolean }) {
  return (
    <section class="stack">
      <h2 class="visually-hidden">{text.table.caption}</h2>
      <p class="quiet" role="status">
        {text.count(props.rows.length)}
      </p>
      <DataTable
        caption={text.table.caption}
        hideCaption
        rows={props.rows}
        empty={<NoRecords isFiltered={props.isFiltered} />}
        columns={[
          { header: text.table.meeting, isRowHeader: true, cell: (row) => <RecordLink row={row} /> },
          { header: text.table.forum, cell: (row) => row.forumName },
          { header: text.table.heldOn, cell: (row) => <DayOf at={row.startsAt} /> },
          { header: text.table.confirmedOn, cell: (row) => <DayOf at={row.confirmedAt} /> },
          { header: text.table.review, cell: (row) => <ReviewBadge isReviewed={row.isReviewed} /> },
        ]}
      />
    </section>
  )
}

const DayOf = (props: { at: number }) => (
  <span class="nowrap">
    <Day day={dayOf(props.at)} />
  </span>
)

function RecordLink(props: { row: Row }) {
  return (
    <span class="cluster">
      <A href={`/records/${props.row.id}`}>{props.row.meetingName}</A>
      <Show when={props.row.isSample}>
        <SampleBadge />
      </Show>
    </span>
  )
}

function NoRecords(props: { isFiltered: boolean }) {
  return (
    <EmptyState title={props.isFiltered ? text.emptyFiltered : text.empty}>
      {props.isFiltered ? text.emptyFilteredHint : text.emptyHint}
    </EmptyState>
  )
}
