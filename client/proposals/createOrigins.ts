import { api, call } from '../data/api'
import { createLive } from '../data/live'

const fetchOrigins = (forumId: string) => call(api.proposals.origins.$get({ query: { forumId } }))
export type Origins = Awaited<ReturnType<typeof fetchOrigins>>

/** What きっかけ may point to in a body, as far as this writer may open it. */
export const createOrigins = (forumId: () => string) =>
  createLive(
    () => `forum:${forumId()}`,
    () => fetchOrigins(forumId()),
  )
