import { useParams, useSearchParams } from '@solidjs/router'
import Plus from 'lucide-solid/icons/plus'
import { createMemo, For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { balanceClasses } from '../../shared/proposals/balance'
import { type BoardFilter, type BoardRow, matchesFilter, yearOf } from '../../shared/proposals/board'
import { originKinds } from '../../shared/proposals/origin'
import { proposalStates } from '../../shared/proposals/state'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { ForumMenu } from '../forums/ForumMenu'
import { PaperDownloads } from '../papers/PaperDownloads'
import { commonText } from '../text/common'
import { proposalsText } from '../text/proposals'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { Skeleton } from '../ui/Skeleton'
import { BoardFilters } from './BoardFilters'
import { BoardTable } from './BoardTable'
import { type Choices, createChoices } from './createChoices'
import { createWindow, windowStep } from './createWindow'
import { oneOf } from './options'
import { ProposalCard } from './ProposalCard'
import './proposals.css'

/** The board (提案ボード) of one body: cards or a table, narrowed by the address, fresh by notices. */
export function BoardPage() {
  const params = useParams()
  const forumId = () => params.id ?? ''
  const choices = createChoices(forumId)
  const board = createLive(
    () => `proposals:${forumId()}`,
    () => call(api.proposals.$get({ query: { forumId: forumId() } })),
  )
  const mayCreate = () => choices()?.mayCreate ?? false

  return (
    <>
      <PageHeader
        title={proposalsText.boardTitle}
        breadcrumbs={[{ label: choices()?.forumName ?? '', href: `/forums/${forumId()}` }]}
        lead={<p>{proposalsText.boardLead}</p>}
        actions={
          <Show when={mayCreate()}>
            <LinkButton variant="solid" icon={Plus} href={`/forums/${forumId()}/proposals/new`}>
              {proposalsText.write}
            </LinkButton>
          </Show>
        }
      />
      <ForumMenu forumId={forumId()} />
      <Show when={board.error() ?? choices.error()}>
        {(error) => (
          <NoticeBanner
            tone="error"
            actions={
              <Button small onClick={() => void Promise.all([board.refetch(), choices.refetch()])}>
                {commonText.retry}
              </Button>
            }
          >
            <p>{error().message}</p>
          </NoticeBanner>
        )}
      </Show>
      <Show
        when={board()}
        fallback={
          <Show when={!board.error()}>
            <Skeleton />
          </Show>
        }
      >
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={<EmptyBoard forumId={forumId()} mayCreate={mayCreate()} />}
          >
            <div class="stack">
              <Board rows={page().rows} today={page().today} choices={choices()} />
              <PaperDownloads of="forums" id={forumId()} kinds={['proposals']} />
            </div>
          </Show>
        )}
      </Show>
    </>
  )
}

interface BoardProps {
  rows: readonly BoardRow[]
  /** of which day the list and its count are */
  today: string
  choices: Choices | undefined
}

/** The rows that the address asks for, in the view it asks for. */
function Board(props: BoardProps) {
  const [query, setQuery] = useSearchParams()
  const filter = createMemo(
    (): BoardFilter => ({
      state: oneOf(proposalStates, query.state),
      class: oneOf(balanceClasses, query.class),
      fieldId: textOf(query.field),
      organisationId: textOf(query.organisation),
      originKind: oneOf(originKinds, query.origin),
      year: yearIn(query.year),
      text: textOf(query.text),
    }),
  )
  const setFilter = (next: BoardFilter) =>
    setQuery(
      {
        state: next.state,
        class: next.class,
        field: next.fieldId,
        organisation: next.organisationId,
        origin: next.originKind,
        year: next.year,
        text: next.text,
      },
      { replace: true, scroll: false },
    )
  const shown = createMemo(() => props.rows.filter((row) => matchesFilter(row, filter())))
  const years = createMemo(() =>
    [...new Set(props.rows.flatMap((row) => yearOf(row) ?? []))].sort((a, b) => b - a),
  )
  const window = createWindow(shown)
  const isTable = () => query.view === 'table'
  const setTable = (table: boolean) =>
    setQuery({ view: table ? 'table' : undefined }, { replace: true, scroll: false })
  return (
    <div class="stack board">
      <BoardFilters
        filter={filter()}
        onChange={setFilter}
        years={years()}
        fields={props.choices?.fields ?? []}
        members={props.choices?.members ?? []}
      />
      <div class="spread">
        <p role="status">
          {proposalsText.shown(shown().length, props.rows.length)}
          <span class="quiet small">{proposalsText.asOf(wareki(props.today))}</span>
        </p>
        <div class="cluster no-print">
          <PartnersOnly filter={filter()} onChange={setFilter} />
          <ViewToggle isTable={isTable()} onChange={setTable} />
        </div>
      </div>
      <Show when={shown().length > 0} fallback={<NoMatch onClear={() => setFilter({})} />}>
        <Show when={!isTable() && !window.isPrinting()} fallback={<BoardTable rows={window.rows()} />}>
          <ul class="grid-cards list-plain">
            <For each={window.rows()}>{(row) => <ProposalCard row={row} />}</For>
          </ul>
        </Show>
        <Show when={window.left() > 0}>
          <div class="no-print">
            <Button onClick={window.more}>{proposalsText.more(Math.min(window.left(), windowStep))}</Button>
          </div>
        </Show>
      </Show>
    </div>
  )
}

const yearIn = (value: string | string[] | undefined) =>
  typeof value === 'string' && /^\d{4}$/.test(value) ? Number(value) : undefined

const textOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

/** The question of the report itself, in one press: what do those who are not the centre propose? */
function PartnersOnly(props: { filter: BoardFilter; onChange: (filter: BoardFilter) => void }) {
  const isOn = () => props.filter.class === 'partners_only'
  return (
    <Button
      small
      pressed={isOn()}
      variant={isOn() ? 'solid' : 'outline'}
      onClick={() => props.onChange({ ...props.filter, class: isOn() ? undefined : 'partners_only' })}
    >
      {proposalsText.partnersOnly}
    </Button>
  )
}

function ViewToggle(props: { isTable: boolean; onChange: (isTable: boolean) => void }) {
  return (
    <fieldset class="view-toggle cluster no-print">
      <legend class="visually-hidden">{proposalsText.view}</legend>
      <Button
        small
        pressed={!props.isTable}
        variant={props.isTable ? 'outline' : 'solid'}
        onClick={() => props.onChange(false)}
      >
        {proposalsText.cards}
      </Button>
      <Button
        small
        pressed={props.isTable}
        variant={props.isTable ? 'solid' : 'outline'}
        onClick={() => props.onChange(true)}
      >
        {proposalsText.table}
      </Button>
    </fieldset>
  )
}

const NoMatch = (props: { onClear: () => void }) => (
  <EmptyState
    title={proposalsText.noMatch}
    action={<Button onClick={() => props.onClear()}>{proposalsText.clearFilters}</Button>}
  />
)

const EmptyBoard = (props: { forumId: string; mayCreate: boolean }) => (
  <EmptyState
    title={proposalsText.emptyTitle}
    action={
      <Show when={props.mayCreate}>
        <LinkButton variant="solid" icon={Plus} href={`/forums/${props.forumId}/proposals/new`}>
          {proposalsText.write}
        </LinkButton>
      </Show>
    }
  >
    <p>{props.mayCreate ? proposalsText.emptyBody : proposalsText.emptyForReaders}</p>
  </EmptyState>
)
