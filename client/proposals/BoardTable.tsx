import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import type { BoardRow } from '../../shared/proposals/board'
import { originKindLabel } from '../../shared/proposals/origin'
import { proposalsText } from '../text/proposals'
import { type Column, DataTable } from '../ui/DataTable'
import { SampleBadge } from '../ui/SampleBadge'
import { OnBehalfMark, Originators, StateBadge } from './ProposalMarks'

const columns: readonly Column<BoardRow>[] = [
  {
    header: proposalsText.number,
    cell: (row) => <span class="number nowrap">{row.number ?? proposalsText.untitledNumber}</span>,
  },
  {
    header: proposalsText.title,
    isRowHeader: true,
    cell: (row) => (
      <span class="cluster">
        <A href={`/proposals/${row.id}`}>{row.title}</A>
        <Show when={row.isSample}>
          <SampleBadge />
        </Show>
        {/* Its number is one of that body: two may be alike here. */}
        <Show when={row.fromForumName}>
          {(name) => <span class="small quiet">{proposalsText.from(name())}</span>}
        </Show>
      </span>
    ),
  },
  {
    header: proposalsText.state,
    cell: (row) => (
      <span class="nowrap">
        <StateBadge state={row.state} />
      </span>
    ),
  },
  {
    header: proposalsText.originators,
    cell: (row) => (
      <span class="stack-tight">
        <Originators originators={row.originators} />
        <OnBehalfMark
          channel={row.onBehalfChannel}
          enteredByLabel={row.enteredByLabel}
          isConfirmed={row.isConfirmed}
        />
      </span>
    ),
  },
  {
    header: proposalsText.originKind,
    cell: (row) => (row.originKind === null ? '' : originKindLabel[row.originKind]),
  },
  { header: proposalsText.field, cell: (row) => row.fieldName ?? proposalsText.fieldless },
  {
    header: proposalsText.submittedOn,
    cell: (row) => (
      <span class="nowrap">
        {row.submittedAt === null ? proposalsText.notSubmitted : wareki(dayOf(row.submittedAt))}
      </span>
    ),
  },
]

export const BoardTable = (props: { rows: readonly BoardRow[] }) => (
  <DataTable caption={proposalsText.boardTitle} hideCaption columns={columns} rows={props.rows} />
)
