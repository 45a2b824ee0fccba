import { useParams, useSearchParams } from '@solidjs/router'
import { For } from 'solid-js'
import { dayOf, wareki, warekiFiscalYear } from '../../shared/calendar'
import { createLive } from '../data/live'
import { ForumMenu } from '../forums/ForumMenu'
import { ledgerText } from '../text/ledger'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { Select } from '../ui/Select'
import { Limits } from './Limits'
import { fetchLedger, type Ledger } from './ledger'
import { MeetingJobs } from './MeetingJobs'
import { Shares } from './Shares'
import './ledger.css'

/** しごと帳 of one body: what the software saved, who has how much, and every job with its one next act. */
export function LedgerPage() {
  const params = useParams()
  const forumId = () => params.id ?? ''
  const [query, setQuery] = useSearchParams()
  const year = () => (typeof query.year === 'string' ? query.year : undefined)
  const ledger = createLive(
    () => [`ledger:${forumId()}`, `forum:${forumId()}`],
    () => fetchLedger(forumId(), year()),
  )
  return (
    <>
      <PageHeader
        title={ledgerText.title}
        breadcrumbs={[{ label: ledger()?.forumName ?? '', href: `/forums/${forumId()}` }]}
        lead={<p>{ledgerText.lead}</p>}
      />
      <ForumMenu forumId={forumId()} />
      <Loaded from={ledger}>
        {(page) => (
          <div class="stack-loose">
            <Select
              unmarked
              narrow
              label={ledgerText.year}
              placeholder={false}
              value={String(page().year)}
              options={page().years.map((each) => ({ value: String(each), label: warekiFiscalYear(each) }))}
              onChange={(chosen) => setQuery({ year: chosen }, { replace: true, scroll: false })}
            />
            <Shares ledger={page()} asOf={wareki(dayOf(page().asOf))} />
            <For each={inReadingOrder(page())}>
              {(meeting) => <MeetingJobs meeting={meeting} ledger={page()} />}
            </For>
            <Limits ledger={page()} />
          </div>
        )}
      </Loaded>
    </>
  )
}

/** Meetings with something left to do first, the next one on top; then those whose jobs are all done, the latest first. */
function inReadingOrder({ meetings }: Ledger) {
  const isOpen = (meeting: Ledger['meetings'][number]) => meeting.jobs.some(({ doneAt }) => doneAt === null)
  return [...meetings.filter(isOpen), ...meetings.filter((meeting) => !isOpen(meeting)).reverse()]
}
