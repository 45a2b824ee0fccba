import type { InferResponseType } from 'hono/client'
import { api, call } from '../data/api'
import { createLive, type Live } from '../data/live'
import type { DraftFields } from './createDraftForm'

const route = api.proposals[':id']

/** One proposal as this reader may see it. */
export type ProposalDetail = InferResponseType<typeof route.$get, 200>

export const createProposalDetail = (id: () => string): Live<ProposalDetail> =>
  createLive(
    () => `proposal:${id()}`,
    () => call(route.$get({ param: { id: id() } })),
  )

/** What the form of a draft starts from. */
export const fieldsOf = (proposal: ProposalDetail): DraftFields => ({
  title: proposal.title,
  need: proposal.need,
  plan: proposal.plan,
  fieldId: proposal.field?.id ?? null,
  instrumentId: proposal.instrument?.id ?? null,
  expectedParticipants: proposal.expectedParticipants.map(({ id }) => id),
  coProposers: proposal.originators.slice(1).map(({ organisationId }) => organisationId),
  originKind: proposal.originKind,
  originNote: proposal.originNote,
  firstRaisedOn: proposal.firstRaisedOn,
})
