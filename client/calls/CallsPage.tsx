import { useParams, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import { createLive } from '../data/live'
import { ForumMenu } from '../forums/ForumMenu'
import { callsText } from '../text/calls'
import { Button } from '../ui/Button'
import { Day } from '../ui/Day'
import { EmptyState } from '../ui/EmptyState'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { Select } from '../ui/Select'
import { CallMatrix } from './CallMatrix'
import { fetchCalls } from './calls'
import { OpenCallDialog } from './OpenCallDialog'
import './calls.css'

/** 照会 of one body: the matrix of a 年度, and for the secretariat the way to a new one. */
export function CallsPage() {
  const params = useParams()
  const forumId = () => params.id ?? ''
  const [query, setQuery] = useSearchParams()
  const year = () => (typeof query.year === 'string' ? query.year : undefined)
  const calls = createLive(
    () => [`calls:${forumId()}`, `proposals:${forumId()}`],
    () => fetchCalls(forumId(), year()),
  )
  /** the proposal that a 意向照会 shall ask about: whoever comes from its page has chosen it already */
  const about = typeof query.ask === 'string' ? query.ask : undefined
  const [isOpening, setOpening] = createSignal(about !== undefined)
  return (
    <>
      <PageHeader
        title={callsText.title}
        breadcrumbs={[{ label: calls()?.forumName ?? '', href: `/forums/${forumId()}` }]}
        lead={<p>{callsText.lead}</p>}
        actions={
          <Show when={calls()?.canManage}>
            <Button variant="solid" onClick={() => setOpening(true)}>
              {callsText.open}
            </Button>
          </Show>
        }
      />
      <ForumMenu forumId={forumId()} />
      <Loaded from={calls}>
        {(page) => (
          <div class="stack-loose">
            <div class="call-year">
              <Select
                unmarked
                narrow
                label={callsText.year}
                placeholder={false}
                value={String(page().year)}
                options={page().years.map((each) => ({ value: String(each), label: warekiFiscalYear(each) }))}
                onChange={(chosen) => setQuery({ year: chosen }, { replace: true, scroll: false })}
              />
              <p class="quiet small">
                <Day day={page().today} />
                {callsText.asOf}
              </p>
            </div>
            <Show
              when={page().calls.length > 0}
              fallback={
                <EmptyState title={callsText.none}>
                  <p>{page().canManage ? callsText.noneManager : callsText.noneHint}</p>
                </EmptyState>
              }
            >
              <CallMatrix page={page()} />
            </Show>
            <Show when={page().opening}>
              {(opening) => (
                <OpenCallDialog
                  open={isOpening()}
                  forumId={forumId()}
                  year={page().thisYear}
                  opening={opening()}
                  about={about}
                  onClose={() => setOpening(false)}
                />
              )}
            </Show>
          </div>
        )}
      </Loaded>
    </>
  )
}
