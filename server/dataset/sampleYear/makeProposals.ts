import { newId } from '../../id'
import { createProposal } from '../../proposals/createProposal'
import { submitProposal } from '../../proposals/submitProposal'
import { transitionProposal } from '../../proposals/transitionProposal'
import { workingDay, workingTime } from './days'
import type { SampleMeetingName } from './meetings'
import { sampleForumId } from './people'
import { type SampleProposal, sampleProposals } from './proposals'
import { actAt, organisationsOf, type Stage } from './stage'
import { writeAs, writeParagraphs } from './write'

const quarterHourMs = 15 * 60_000

type MeetingIds = Record<SampleMeetingName, string>

/** Writes, submits and moves the proposals of the year by the product's own verbs, each at its own moment. */
export async function makeProposals(stage: Stage, meetings: MeetingIds): Promise<void> {
  for (const proposal of sampleProposals) await makeProposal(stage, proposal, meetings)
}

async function makeProposal(stage: Stage, proposal: SampleProposal, meetings: MeetingIds): Promise<void> {
  const id = await draft(stage, proposal)
  await writeBody(stage, proposal, id)
  if (proposal.submitted === undefined) return
  let at = await submit(stage, proposal, id, proposal.submitted)
  for (const move of proposal.moves) {
    // Two days may fall on one Friday: the later move still comes later.
    at = Math.max(workingTime(stage.now, move.day, 15), at + quarterHourMs)
    const { context, actor } = await actAt(stage, move.by, at)
    await transitionProposal(context, actor, id, {
      idempotencyKey: newId(),
      from: await stateOf(stage, id),
      to: move.to,
      reason: move.reason ?? '',
      ...(move.meeting && { meetingId: meetings[move.meeting] }),
    })
  }
}

async function draft(stage: Stage, proposal: SampleProposal): Promise<string> {
  const { context, actor } = await actAt(stage, proposal.by, workingTime(stage.now, proposal.created, 9))
  const { onBehalfOf, origin } = proposal
  const { id } = await createProposal(context, actor, {
    idempotencyKey: newId(),
    forumId: sampleForumId,
    ...(onBehalfOf && {
      onBehalfOf: {
        organisationId: stage.cast[onBehalfOf.name].organisationId,
        channel: onBehalfOf.channel,
      },
    }),
    title: proposal.title,
    fieldId: proposal.fieldId,
    instrumentId: proposal.instrumentId,
    need: proposal.need,
    plan: proposal.plan,
    expectedParticipants: organisationsOf(stage, proposal.expected),
    coProposers: organisationsOf(stage, proposal.with ?? []),
    originKind: origin.kind,
    originNote: origin.note ?? '',
    firstRaisedOn: origin.firstRaised === undefined ? null : workingDay(stage.now, origin.firstRaised),
  })
  return id
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

async function submit(stage: Stage, { by }: SampleProposal, id: string, day: number): Promise<number> {
  const at = workingTime(stage.now, day, 14)
  const { context, actor } = await actAt(stage, by, at)
  const { revision } = await rowOf(stage, id)
  await submitProposal(context, actor, id, { idempotencyKey: newId(), revision })
  return at
}

const stateOf = async (stage: Stage, id: string) => (await rowOf(stage, id)).state

const rowOf = ({ context }: Stage, id: string) =>
  context.store.db
    .selectFrom('proposal')
    .select(['state', 'revision', 'document_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
