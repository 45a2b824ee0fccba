import { api, call } from '../data/api'

export const fetchInterests = (forumId: string) =>
  call(api.interests[':forumId'].$get({ param: { forumId } }))
/** Everything the page 関心 shows to the seats of one organisation. */
export type Interests = Awaited<ReturnType<typeof fetchInterests>>
export type InterestMatch = Interests['matches'][number]

export const changeInterests = (forumId: string, json: { tick: string[]; untick: string[] }) =>
  call(api.interests[':forumId'].$put({ param: { forumId }, json }))

export const draftTogether = (id: string, idempotencyKey: string) =>
  call(api.interests.matches[':id'].draft.$post({ param: { id }, json: { idempotencyKey } }))

export const seeMatch = (id: string) => call(api.interests.matches[':id'].seen.$post({ param: { id } }))
