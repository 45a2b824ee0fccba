import { api, call } from '../data/api'

export const fetchLedger = (forumId: string, year: string | undefined) =>
  call(api.ledger.$get({ query: { forumId, ...(year === undefined ? {} : { year }) } }))

/** Everything the page しごと帳 shows, as the server answers it. */
export type Ledger = Awaited<ReturnType<typeof fetchLedger>>
export type LedgerMeeting = Ledger['meetings'][number]
export type LedgerJob = LedgerMeeting['jobs'][number]
export type Worker = Ledger['workers'][number]

export const takeJob = (id: string, from: string | null, idempotencyKey: string) =>
  call(api.ledger.jobs[':id'].take.$post({ param: { id }, json: { from, idempotencyKey } }))

export const markJob = (id: string, isDone: boolean, idempotencyKey: string) =>
  call(api.ledger.jobs[':id'].mark.$post({ param: { id }, json: { isDone, idempotencyKey } }))
