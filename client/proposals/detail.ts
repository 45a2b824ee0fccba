import type { InferResponseType } from 'hono/client'
import type { SignedIn } from '../../shared/accounts/session'
import { type KeptPage, keptPage } from '../collab/offline/keptPage'
import { api, call } from '../data/api'
import { createLive, type Live } from '../data/live'
import type { DraftFields } from './createDraftForm'

const route = api.proposals[':id']

/** One proposal as this reader may see it. */
export type ProposalDetail = InferResponseType<typeof route.$get, 200>

export function createProposalDetail(me: () => SignedIn, id: () => string): Live<KeptPage<ProposalDetail>> {
  const detail: Live<KeptPage<ProposalDetail>> = createLive(
    () => `proposal:${id()}`,
    () =>
      keptPage(call(route.$get({ param: { id: id() } })), {
        me: me(),
        path: `/proposals/${id()}`,
        isWritten: ({ mayEdit }) => mayEdit,
        isShown: () => detail() !== undefined,
      }),
  )
  return detail
}

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
  originRef: proposal.originRef,
  originItem: proposal.originItem,
  originNote: proposal.originNote,
  firstRaisedOn: proposal.firstRaisedOn,
  topicId: proposal.topic?.id ?? null,
  benefits: proposal.benefits.map(({ organisationId, gain, hours }) => ({ organisationId, gain, hours })),
  costNote: proposal.costNote,
  startWish: proposal.startWish,
  prefectureWish: proposal.prefectureWish,
})
