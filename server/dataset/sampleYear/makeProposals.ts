import { newId } from '../../id'
import { takeOverNeed } from '../../needs/takeOver'
import { agreeJointly } from '../../proposals/agreeJointly'
import { createProposal } from '../../proposals/createProposal'
import { editProposal } from '../../proposals/editProposal'
import { submitProposal } from '../../proposals/submitProposal'
import { transitionProposal } from '../../proposals/transitionProposal'
import { workingDay, workingTime } from './days'
import { type SampleOrigin, type SampleProposal, sampleProposals } from './proposals'
import { actAt, made, madeMeeting, organisationsOf, type Stage } from './stage'
import { writeAs, writeParagraphs } from './write'
import type { Chain, Year } from './year'

/** Writes, submits and moves the proposals of the year by the product's own verbs, each at its own moment. */
export function makeProposals(stage: Stage, year: Year): void {
  for (const proposal of sampleProposals) makeProposal(stage, proposal, year.chain())
}

function makeProposal(stage: Stage, proposal: SampleProposal, chain: Chain): void {
  let id = ''
  chain(proposal.created, 9, async () => {
    id = await draft(stage, proposal)
    if (proposal.key) stage.proposalIds.set(proposal.key, id)
    await writeBody(stage, proposal, id)
  })
  if (proposal.submitted === undefined) return
  for (const joint of proposal.with ?? [])
    chain(proposal.created, 11, async (at) => {
      const { context, actor } = await actAt(stage, joint, at)
      await agreeJointly(context, actor, id, { idempotencyKey: newId() })
    })
  chain(proposal.submitted, 14, (at) => submit(stage, proposal, id, at))
  for (const { by, day, to, reason, meeting } of proposal.moves)
    chain(day, 15, async (at) => {
      const { context, actor } = await actAt(stage, by, at)
      await transitionProposal(context, actor, id, {
        idempotencyKey: newId(),
        from: await stateOf(stage, id),
        to,
        reason: reason ?? '',
        ...(meeting && { meetingId: madeMeeting(stage, meeting).id }),
      })
    })
}

async function draft(stage: Stage, proposal: SampleProposal): Promise<string> {
  const { context, actor } = await actAt(stage, proposal.by, workingTime(stage.now, proposal.created, 9))
  const { onBehalfOf, origin } = proposal
  const fields = fieldsOf(stage, proposal)
  if (!onBehalfOf && origin.from && 'need' in origin.from) {
    // Who writes out of an own 困りごと begins there, so that it shows its proposal.
    const needId = made(stage.needIds, origin.from.need)
    const { proposalId } = await takeOverNeed(context, actor, needId, { idempotencyKey: newId() })
    const { revision } = await rowOf(stage, proposalId)
    await editProposal(context, actor, proposalId, { revision, ...fields })
    return proposalId
  }
  const { id } = await createProposal(context, actor, {
    idempotencyKey: newId(),
    forumId: stage.forumIds[proposal.of ?? 'council'],
    ...(onBehalfOf && {
      onBehalfOf: {
        organisationId: stage.cast[onBehalfOf.name].organisationId,
        channel: onBehalfOf.channel,
      },
    }),
    ...fields,
  })
  return id
}

function fieldsOf(stage: Stage, proposal: SampleProposal) {
  const { origin } = proposal
  return {
    title: proposal.title,
    fieldId: proposal.fieldId,
    instrumentId: proposal.instrumentId,
    need: proposal.need,
    plan: proposal.plan,
    expectedParticipants: organisationsOf(stage, proposal.expected),
    coProposers: organisationsOf(stage, proposal.with ?? []),
    originKind: origin.kind,
    ...(origin.from && pointerOf(stage, origin.from)),
    ...(proposal.topicId !== undefined && { topicId: proposal.topicId }),
    benefits: (proposal.benefits ?? []).map(({ of, ...benefit }) => ({
      organisationId: stage.cast[of].organisationId,
      ...benefit,
    })),
    costNote: proposal.costNote ?? '',
    startWish: proposal.startWish ?? '',
    prefectureWish: proposal.prefectureWish ?? '',
    originNote: origin.note ?? '',
    firstRaisedOn: origin.firstRaised === undefined ? null : workingDay(stage.now, origin.firstRaised),
  }
}

function pointerOf(stage: Stage, origin: SampleOrigin): { originRef: string; originItem?: string | null } {
  if ('need' in origin) return { originRef: made(stage.needIds, origin.need) }
  if ('call' in origin) return { originRef: made(stage.callIds, origin.call) }
  if ('card' in origin) return { originRef: made(stage.cardIds, origin.card) }
  const { id, itemIds } = madeMeeting(stage, origin.meeting)
  return { originRef: id, originItem: (origin.item && itemIds.get(origin.item)) ?? null }
}

async function writeBody(stage: Stage, { by, created, body }: SampleProposal, id: string): Promise<void> {
  const { document_id } = await rowOf(stage, id)
  await writeAs(stage.context, document_id, [
    {
      by: stage.cast[by],
      at: workingTime(stage.now, created, 10),
      edit: (doc) => writeParagraphs(doc.getXmlFragment('body'), body),
    },
  ])
}

async function submit(stage: Stage, { by }: SampleProposal, id: string, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, by, at)
  const { revision } = await rowOf(stage, id)
  await submitProposal(context, actor, id, { idempotencyKey: newId(), revision })
}

const stateOf = async (stage: Stage, id: string) => (await rowOf(stage, id)).state

const rowOf = ({ context }: Stage, id: string) =>
  context.store.db
    .selectFrom('proposal')
    .select(['state', 'revision', 'document_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
