import type { OnBehalf } from '../../shared/commandParts'
import type { SettleNeed } from '../../shared/needs/commands'
import { api, call } from '../data/api'

/** 困りごと and 出せるもの of one body. */
export const fetchNeeds = (forumId: string) => call(api.needs.of[':forumId'].$get({ param: { forumId } }))
export type NeedsPageData = Awaited<ReturnType<typeof fetchNeeds>>
export type Need = NeedsPageData['needs'][number]
export type Offer = NeedsPageData['offers'][number]
export type OfferRequest = Offer['requests'][number]

export const fetchNeed = (id: string) => call(api.needs[':id'].$get({ param: { id } }))
export type NeedPageData = Awaited<ReturnType<typeof fetchNeed>>

export const fetchAllNeeds = () => call(api.needs.$get())

/** What the form needs to know of who writes, where else, and for whom. */
export type Writers = Pick<
  NeedsPageData,
  'mayWrite' | 'mayTypeFor' | 'bodies' | 'members' | 'forumId' | 'today'
>

const param = (id: string) => ({ param: { id } })

export const settleNeed = (id: string, settled: Omit<SettleNeed, 'idempotencyKey'>, idempotencyKey: string) =>
  call(api.needs[':id'].state.$post({ ...param(id), json: { ...settled, idempotencyKey } }))
export const renewNeed = (id: string, idempotencyKey: string) =>
  call(api.needs[':id'].renewal.$post({ ...param(id), json: { idempotencyKey } }))
export const confirmNeed = (id: string, idempotencyKey: string) =>
  call(api.needs[':id'].confirmation.$post({ ...param(id), json: { idempotencyKey } }))
export const echoNeed = (id: string, isEchoed: boolean, idempotencyKey: string, onBehalf?: OnBehalf) =>
  call(
    api.needs[':id'].echo.$put({
      ...param(id),
      json: { isEchoed, idempotencyKey, ...(onBehalf ? { onBehalf } : {}) },
    }),
  )
export const confirmEcho = (id: string, idempotencyKey: string) =>
  call(api.needs[':id'].echo.confirmation.$post({ ...param(id), json: { idempotencyKey } }))
export const takeOverNeed = (id: string, idempotencyKey: string) =>
  call(api.needs[':id'].takeover.$post({ ...param(id), json: { idempotencyKey } }))
export const giveBackNeed = (id: string, idempotencyKey: string) =>
  call(api.needs[':id'].takeover.end.$post({ ...param(id), json: { idempotencyKey } }))

export const confirmOffer = (id: string, idempotencyKey: string) =>
  call(api.offers[':id'].confirmation.$post({ ...param(id), json: { idempotencyKey } }))
export const closeOffer = (id: string, isClosed: boolean, idempotencyKey: string) =>
  call(api.offers[':id'].state.$post({ ...param(id), json: { isClosed, idempotencyKey } }))
export const answerRequest = (
  id: string,
  answered: { state: 'agreed' | 'declined' | 'withdrawn' | 'open'; answer?: string },
  idempotencyKey: string,
) => call(api.offers.requests[':id'].answer.$post({ ...param(id), json: { ...answered, idempotencyKey } }))
