import { createSignal, Show } from 'solid-js'
import { ledgerText, limitSentence } from '../text/ledger'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { LimitDialog } from './LimitDialog'
import type { Ledger, Worker } from './ledger'

/** 受けられる仕事: beyond it nobody is ever given work by the software [L3]. */
export function Limits(props: { ledger: Ledger }) {
  const [changing, setChanging] = createSignal<Worker>()
  const columns: Column<Worker>[] = [
    { header: ledgerText.organisation, cell: (worker) => worker.name, isRowHeader: true },
    { header: ledgerText.limit, cell: (worker) => limitSentence(worker.limit) },
    {
      header: ledgerText.acts,
      cell: (worker) => (
        <Show when={worker.canSetLimit}>
          <Button small onClick={() => setChanging(worker)}>
            {ledgerText.change}
            <span class="visually-hidden">（{worker.name}）</span>
          </Button>
        </Show>
      ),
    },
  ]
  return (
    <section class="section">
      <h2>{ledgerText.limits}</h2>
      <p class="measure">{ledgerText.limitsLead}</p>
      <DataTable caption={ledgerText.limits} hideCaption columns={columns} rows={props.ledger.workers} />
      <Show when={changing()} keyed>
        {(worker) => (
          <LimitDialog
            worker={worker}
            forumId={props.ledger.forumId}
            canExempt={props.ledger.can.exempt}
            onClose={() => setChanging(undefined)}
          />
        )}
      </Show>
    </section>
  )
}
