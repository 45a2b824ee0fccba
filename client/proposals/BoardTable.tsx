import { A } from '@solidjs/router'
import { dayOf, wareki } from '../../shared/calendar'
import type { BoardRow } from '../../shared/proposals/board'
import { proposalsText } from '../text/proposals'
import { type Column, DataTable } from '../ui/DataTable'
import { OnBehalfMark, Originators, StateBadge } from './ProposalMarks'

const columns: readonly Column<BoardRow>[] = [
  {
    header: proposalsText.number,
    cell: (row) => <span class="number nowrap">{row.number ?? proposalsText.untitledNumber}</span>,
  },
  {
    header: proposalsText.title,
    isRowHeader: true,
    cell: (row) => <A href={`/proposals/${row.id}`}>{row.title}</A>,
  },
  { header: proposalsText.state, cell: (row) => <StateBadge state={row.state} /> },
  {
    header: proposalsText.originators,
    cell: (row) => (
      <span class="stack-tight">
        <Originators originators={row.originators} />
        <OnBehalfMark channel={row.onBehalfChannel} enteredByLabel={row.enteredByLabel} />
      </span>
    ),
  },
  { header: proposalsText.field, cell: (row) => row.fieldName ?? proposalsText.fieldless },
  {
    header: proposalsText.submittedOn,
    cell: (row) => (row.submittedAt === null ? proposalsText.notSubmitted : wareki(dayOf(row.submittedAt))),
  },
]

export const BoardTable = (props: { rows: readonly BoardRow[] }) => (
  <DataTable caption={proposalsText.boardTitle} hideCaption columns={columns} rows={props.rows} />
)
