import { Show } from 'solid-js'
import { proposalText } from '../text/proposals'
import { type Column, DataTable } from '../ui/DataTable'
import type { ProposalDetail } from './detail'

type Line = ProposalDetail['benefits'][number]

const columns: readonly Column<Line>[] = [
  { header: proposalText.organisation, isRowHeader: true, cell: (line) => line.name },
  { header: proposalText.benefitOf, cell: (line) => line.gain },
  {
    header: proposalText.hours,
    cell: (line) => (line.hours === null ? '' : proposalText.hoursAMonth(line.hours)),
  },
]

/** 誰が得をするか and 手間, side by side by 団体. */
export const Benefits = (props: { benefits: readonly Line[] }) => (
  <Show when={props.benefits.length > 0}>
    <section class="section">
      <h2>{proposalText.benefits}</h2>
      <DataTable caption={proposalText.benefits} hideCaption columns={columns} rows={props.benefits} />
    </section>
  </Show>
)
