import { A } from '@solidjs/router'
import { cadenceStateLabel, prefectureAfterDays } from '../../shared/cadence/status'
import { wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { cadenceText } from '../text/cadence'
import { oversightText } from '../text/oversight'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { StatusBadge } from '../ui/StatusBadge'
import { cadenceTone } from './stateTone'

const text = cadenceText.candidates

/** 開催支援の相談候補: the prefecture sees bare facts of 開催間隔, the longest overdue first. */
export function CandidatesPage() {
  const page = createLive('records', () => call(api.cadence.candidates.$get()))
  return (
    <>
      <PageHeader
        title={text.title}
        breadcrumbs={[{ label: oversightText.title, href: '/records' }]}
        lead={<p>{text.lead(prefectureAfterDays)}</p>}
      />
      <Loaded from={page}>
        {(found) => (
          <DataTable
            caption={`${text.title}（${cadenceText.asOf(wareki(found().asOf))}）`}
            rows={found().bodies}
            empty={
              <EmptyState title={text.none}>
                <p>{text.noneBody}</p>
              </EmptyState>
            }
            columns={[
              {
                header: text.body,
                isRowHeader: true,
                cell: (row) => <A href={`/forums/${row.id}`}>{row.name}</A>,
              },
              { header: text.region, cell: (row) => row.regionName ?? '' },
              {
                header: text.state,
                cell: ({ cadence }) => (
                  <StatusBadge label={cadenceStateLabel[cadence.state]} tone={cadenceTone[cadence.state]} />
                ),
              },
              {
                header: text.last,
                cell: ({ cadence }) => (cadence.lastOn === null ? text.never : wareki(cadence.lastOn)),
              },
              {
                header: text.due,
                cell: ({ cadence }) => (cadence.dueOn === null ? '' : wareki(cadence.dueOn)),
              },
              {
                header: text.over,
                alignEnd: true,
                cell: ({ cadence }) => text.days(cadence.overdueDays),
              },
              {
                header: text.year,
                cell: ({ cadence }) =>
                  cadence.promisedPerYear > 0
                    ? cadenceText.year(cadence.heldThisYear, cadence.promisedPerYear)
                    : cadenceText.yearNoPromise(cadence.heldThisYear),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
