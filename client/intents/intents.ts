import type { InferResponseType } from 'hono/client'
import type { Facts } from '../../shared/intents/whatIf'
import { api, call } from '../data/api'
import { createLive, type Live } from '../data/live'

const route = api.intents[':proposalId']

/** 参加意向 of one proposal as this reader may see it. */
export type IntentPage = InferResponseType<typeof route.$get, 200>

export const createIntents = (proposalId: () => string): Live<IntentPage> =>
  createLive(
    () => `intents:${proposalId()}`,
    () => call(route.$get({ param: { proposalId: proposalId() } })),
  )

export const nameIn =
  (page: Pick<IntentPage, 'members'>) =>
  (organisationId: string): string =>
    page.members.find(({ id }) => id === organisationId)?.name ?? ''

export const factsOf = ({ members, intents, cost, populations }: IntentPage): Facts => ({
  members,
  intents,
  model: cost?.model ?? null,
  populations,
})
