import { For, Show } from 'solid-js'
import { answerLevelLabel } from '../../shared/confirmation/level'
import { intentLabel } from '../../shared/intents/intent'
import { callsText } from '../text/calls'
import { type Column, DataTable } from '../ui/DataTable'
import { Day } from '../ui/Day'
import { EntryMark } from '../ui/EntryMark'
import { Unbroken } from '../ui/Unbroken'
import type { CallPageData, CallRow } from './calls'
import { StandingMark } from './StandingMark'

const text = callsText.page

/** Everybody's answer as far as this reader may see it: own row on top, the others in 建制順. */
export function Answers(props: { page: CallPageData }) {
  const last = (): Column<CallRow>[] => {
    if (props.page.kind === 'intents')
      return [
        {
          header: text.intents,
          cell: (row: CallRow) =>
            row.intents.length + row.since.length > 0 && <Intents page={props.page} row={row} />,
        },
      ]
    return props.page.kind === 'proposals'
      ? [
          {
            header: text.proposals,
            cell: (row: CallRow) => row.proposals.length > 0 && <Proposals row={row} />,
          },
        ]
      : []
  }
  /** Before the day there is nothing to say of the others but when their answers are seen. */
  const rows = () => props.page.rows.filter((row) => !row.isHidden)
  return (
    <>
      <Show when={!props.page.isShown}>
        <p class="quiet">{text.hidden}</p>
      </Show>
      <Show when={rows().length > 0}>
        <Table page={props.page} rows={rows()} last={last()} />
      </Show>
    </>
  )
}

function Table(props: { page: CallPageData; rows: readonly CallRow[]; last: readonly Column<CallRow>[] }) {
  return (
    <DataTable
      caption={text.answers}
      hideCaption
      phone="cards"
      rows={props.rows}
      columns={[
        {
          header: text.organisation,
          isRowHeader: true,
          cell: (row) => (
            <>
              {row.name}
              <Show when={row.organisationId === props.page.ownOrganisationId}>
                <span class="small">{callsText.matrix.own}</span>
              </Show>
            </>
          ),
        },
        {
          header: text.answer,
          cell: (row) => <StandingMark standing={row.standing} of={props.page.proposalCount} />,
        },
        {
          header: text.date,
          cell: (row) => <Show when={row.standing?.answeredOn}>{(day) => <Day day={day()} />}</Show>,
        },
        {
          header: text.line,
          cell: (row) => (
            <Show when={row.standing?.note}>{(line) => <span class="pre-line">{line()}</span>}</Show>
          ),
        },
        ...props.last,
      ]}
    />
  )
}

function Proposals(props: { row: CallRow }) {
  return (
    <ul class="list-plain">
      <For each={props.row.proposals}>
        {({ id, number, title }) => (
          <li>
            <a href={`/proposals/${id}`}>
              <Unbroken text={`${number ?? ''} ${title}`} />
            </a>
          </li>
        )}
      </For>
    </ul>
  )
}

type Intent = CallRow['intents'][number]

/** What it said while it was asked; and where it says something else since then, that. */
function Intents(props: { page: CallPageData; row: CallRow }) {
  return (
    <>
      <ul class="list-plain stack-tight">
        <For each={props.row.intents}>
          {(intent) => (
            <li>
              <OneIntent page={props.page} intent={intent} />
            </li>
          )}
        </For>
      </ul>
      <Show when={props.row.since.length > 0}>
        <p class="small strong">{text.changedSince}</p>
        <ul class="list-plain stack-tight">
          <For each={props.row.since}>
            {(intent) => (
              <li>
                <OneIntent page={props.page} intent={intent} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}

function OneIntent(props: { page: CallPageData; intent: Intent }) {
  const proposal = () => props.page.proposals.find(({ id }) => id === props.intent.proposalId)
  return (
    <>
      <span class="small">
        <Unbroken text={`${proposal()?.number ?? ''} ${proposal()?.title ?? ''}`} />：
      </span>
      <strong>{intentLabel[props.intent.value]}</strong>
      <span class="small">（{answerLevelLabel[props.intent.level]}）</span>
      <EntryMark entry={props.intent.entry} />
    </>
  )
}
