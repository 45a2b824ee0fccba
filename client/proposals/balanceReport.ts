import type { InferResponseType } from 'hono/client'
import { api, call } from '../data/api'
import { createLive } from '../data/live'

const route = api.proposals.balance

export type BalanceReport = InferResponseType<typeof route.$get, 200>
export type BalanceLine = BalanceReport['classes'][number]
export type CountedRow = BalanceLine['submitted'][number]

/** The report as of a day; of today, kept fresh, when no day is given. */
export const createBalanceReport = (forumId: () => string, asOf: () => string) =>
  createLive(
    () => `proposals:${forumId()}`,
    () => call(route.$get({ query: { forumId: forumId(), ...(asOf() !== '' && { asOf: asOf() }) } })),
  )
