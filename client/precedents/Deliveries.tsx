import { Show } from 'solid-js'
import { dayOf } from '../../shared/calendar'
import { createLive } from '../data/live'
import { precedentsText } from '../text/precedents'
import { DataTable } from '../ui/DataTable'
import { Day } from '../ui/Day'
import { Loaded } from '../ui/Loaded'
import { fetchDeliveries } from './precedents'

/** For 県: whom the card reached by a need it may read. Of everything else there is a number in steps of three, or none. */
export function Deliveries(props: { precedentId: string }) {
  const deliveries = createLive(['precedents', 'needs'], () => fetchDeliveries(props.precedentId))
  return (
    <section class="section">
      <h2>{precedentsText.deliveries}</h2>
      <p>{precedentsText.deliveriesLead}</p>
      <Loaded from={deliveries}>
        {(data) => (
          <>
            <DataTable
              caption={precedentsText.deliveries}
              hideCaption
              empty={<p class="quiet">{precedentsText.deliveriesNone}</p>}
              rows={data().byNeed}
              columns={[
                {
                  header: precedentsText.deliveredTo,
                  isRowHeader: true,
                  cell: (row) => row.organisationName,
                },
                { header: precedentsText.deliveredAt, cell: (row) => <Day day={dayOf(row.deliveredAt)} /> },
                {
                  header: precedentsText.openedAt,
                  cell: (row) => (
                    <Show when={row.openedAt} fallback={precedentsText.notOpened}>
                      {(at) => <Day day={dayOf(at())} />}
                    </Show>
                  ),
                },
              ]}
            />
            <p class="small">
              <Show when={data().byInterest} fallback={precedentsText.byInterestHidden}>
                {(count) => precedentsText.byInterest(count())}
              </Show>
            </p>
          </>
        )}
      </Loaded>
    </section>
  )
}
