import { api, call } from '../data/api'

/** The one list of 先進事例: the report's tables, public sources and what people filed. */
export const fetchPrecedents = () => call(api.precedents.$get())
export type PrecedentsData = Awaited<ReturnType<typeof fetchPrecedents>>
export type Precedent = PrecedentsData['cards'][number]

export const fetchPrecedent = (id: string) => call(api.precedents[':id'].$get({ param: { id } }))
export type PrecedentPageData = Awaited<ReturnType<typeof fetchPrecedent>>

export const fetchDeliveries = (id: string) => call(api.precedents[':id'].deliveries.$get({ param: { id } }))

/** That somebody of the organisation opened it; nobody is named. */
export const openPrecedent = (id: string) => call(api.precedents[':id'].opening.$post({ param: { id } }))

export const precedentPath = (id: string, needId?: string): string =>
  `/precedents/${encodeURIComponent(id)}${needId === undefined ? '' : `?need=${encodeURIComponent(needId)}`}`
