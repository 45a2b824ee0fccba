import { useSearchParams } from '@solidjs/router'
import type { BalanceReport, BalanceStage, Count } from '../../shared/balance/report'
import { balanceStages } from '../../shared/balance/report'
import { api, call } from '../data/api'
import { createLive } from '../data/live'

/** The report as of a day; of today, kept fresh, when no day is given. */
export const createBalanceReport = (forumId: () => string | undefined, asOf: () => string) =>
  createLive<BalanceReport>(
    () => (forumId() === undefined ? ['desk', 'records'] : [`proposals:${forumId()}`, 'desk']),
    () => {
      const id = forumId()
      const day = asOf()
      return call(
        api.proposals.balance.$get({
          query: { ...(id !== undefined && { forumId: id }), ...(day !== '' && { asOf: day }) },
        }),
      )
    },
  )

/** What is counted stands in the address, so that it can be sent on: day, 年度 and stage. */
export function createBalanceQuery() {
  const [query, setQuery] = useSearchParams<{ asOf?: string; year?: string; stage?: string }>()
  const set = (change: { asOf?: string; year?: string; stage?: string }) =>
    setQuery(Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || undefined])), {
      replace: true,
      scroll: false,
    })
  const stage = (): BalanceStage => balanceStages.find((each) => each === query.stage) ?? 'submitted'
  const year = () => (/^\d{4}$/.test(query.year ?? '') ? Number(query.year) : null)
  return {
    asOf: () => query.asOf ?? '',
    year,
    stage,
    count: (): Count => ({ stage: stage(), year: year() }),
    set,
  }
}
export type BalanceQuery = ReturnType<typeof createBalanceQuery>
