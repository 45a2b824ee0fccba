import { Show } from 'solid-js'
import { consentText, outlookWord } from '../text/consent'
import { type Column, DataTable } from '../ui/DataTable'
import { StatusBadge } from '../ui/StatusBadge'
import type { Consent } from './consent'

type Pair = Consent['pairs'][number]

/** 1対1: each 中心市 with each partner stands by itself. */
export function Pairs(props: { consent: Consent }) {
  const nameOf = (id: string) => props.consent.rows.find((row) => row.id === id)?.name ?? ''
  const columns: Column<Pair>[] = [
    {
      header: consentText.pair,
      isRowHeader: true,
      cell: (pair) => consentText.pairOf(nameOf(pair.centralId), nameOf(pair.partnerId)),
    },
    {
      header: consentText.state,
      cell: (pair) => (
        <StatusBadge
          label={pair.isAgreed ? consentText.agreed : consentText.openState}
          tone={pair.isAgreed ? 'success' : 'info'}
        />
      ),
    },
    { header: consentText.earliest, cell: (pair) => outlookWord(pair.outlook) },
    { header: consentText.critical, cell: (pair) => pair.critical.map(nameOf).join('、') },
  ]
  return (
    <Show when={props.consent.isPairwise}>
      <section class="section">
        <h2>{consentText.pairs}</h2>
        <p>
          {consentText.pairsCount(
            props.consent.pairs.filter(({ isAgreed }) => isAgreed).length,
            props.consent.pairs.length,
          )}
        </p>
        <div class="no-print">
          <DataTable caption={consentText.pairs} hideCaption columns={columns} rows={props.consent.pairs} />
        </div>
      </section>
    </Show>
  )
}
