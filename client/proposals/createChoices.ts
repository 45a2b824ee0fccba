import { api, call } from '../data/api'
import { createLive } from '../data/live'

/** What the forms and filters of a body's proposals offer; fresh when its meetings or members change. */
export const createChoices = (forumId: () => string) =>
  createLive(
    () => `forum:${forumId()}`,
    () => call(api.proposals.choices.$get({ query: { forumId: forumId() } })),
  )

export type Choices = NonNullable<ReturnType<ReturnType<typeof createChoices>>>
