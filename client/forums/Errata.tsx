import { referenceText } from '../text/reference'
import { DataTable } from '../ui/DataTable'
import type { Reference } from './reference'

type Erratum = Reference['errata'][number]

/** Where the print is broken or at odds with itself, and how it was read: every other number leans on this. */
export function Errata(props: { errata: readonly Erratum[] }) {
  return (
    <section class="section">
      <h2>{referenceText.errata}</h2>
      <p>{referenceText.errataLead}</p>
      <DataTable
        caption={referenceText.erratumCaption}
        rows={props.errata}
        columns={columns}
        empty={<p>{referenceText.none}</p>}
      />
    </section>
  )
}

const columns = [
  { header: referenceText.erratum, isRowHeader: true, cell: (each: Erratum) => each.id },
  { header: referenceText.erratumSection, cell: (each: Erratum) => each.section },
  { header: referenceText.printed, cell: (each: Erratum) => each.printed ?? referenceText.noNumber },
  { header: referenceText.reading, cell: (each: Erratum) => each.reading ?? referenceText.asPrinted },
  { header: referenceText.reason, cell: (each: Erratum) => each.reason },
]
