import { Show } from 'solid-js'
import { percent, totalOf } from '../../shared/ledger/shares'
import { commonText } from '../text/common'
import { ledgerText } from '../text/ledger'
import { type Column, DataTable } from '../ui/DataTable'
import type { Ledger } from './ledger'

interface Row {
  name: string
  jobs: number
  done: number
  automatic: number
}

/** How the year's work is shared: a sentence, then the rows; they add up to the total below them. */
export function Shares(props: { ledger: Ledger; asOf: string }) {
  const total = () => totalOf(props.ledger.shares)
  const rows = (): Row[] => [
    ...props.ledger.shares.map((share) => ({ ...share, name: share.ownerName ?? ledgerText.nobody })),
    { ...total(), name: ledgerText.total },
  ]
  const columns: Column<Row>[] = [
    { header: ledgerText.organisation, cell: (row) => row.name, isRowHeader: true },
    { header: ledgerText.jobs, cell: (row) => row.jobs, alignEnd: true },
    { header: ledgerText.share, cell: (row) => `${percent(row.jobs, total().jobs)}%`, alignEnd: true },
    { header: ledgerText.done, cell: (row) => row.done, alignEnd: true },
    { header: ledgerText.automatic, cell: (row) => row.automatic, alignEnd: true },
  ]
  return (
    <section class="section">
      <h2>{ledgerText.shares}</h2>
      <Show when={total().jobs > 0} fallback={<p>{ledgerText.summaryNone}</p>}>
        <p>
          {ledgerText.summary(
            total().jobs,
            total().done,
            total().automatic,
            percent(total().automatic, total().done),
          )}
          <span class="quiet small">（{commonText.asOf(props.asOf)}）</span>
        </p>
        <DataTable caption={ledgerText.shares} hideCaption columns={columns} rows={rows()} phone="scroll" />
      </Show>
    </section>
  )
}
