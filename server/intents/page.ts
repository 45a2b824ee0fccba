import { dayOf } from '../../shared/calendar'
import { type Actor, can } from '../../shared/permission'
import { canBeTakenUp } from '../../shared/proposals/state'
import { hidesIntent } from '../calls/queries'
import { forumNames, organisationNames } from '../forums/queries'
import type { VisibleProposal } from '../proposals/queries'
import type { Db } from '../store/Store'
import { costOf, populationsOf } from './figures'
import { intentHistory, intentsOf } from './queries'
import { asked, readableProposal } from './subject'

/** 参加意向 of a proposal: who says what, and everything the solver is asked with. The solving is the browser's [W6]. */
export async function intentPage(db: Db, actor: Actor, proposalId: string, now: number) {
  const proposal = await readableProposal(db, actor, proposalId)
  const body = { forumId: proposal.bodyId }
  const [forum] = await forumNames(db, [proposal.bodyId])
  const members = await asked(db, proposal.bodyId, dayOf(now))
  const ids = members.map(({ id }) => id)
  const all = (await intentsOf(db, [proposalId])).filter(({ organisationId }) => ids.includes(organisationId))
  const isHidden = await hidesIntent(db, actor, proposalId, now)
  const intents = all.filter((intent) => !isHidden(intent))
  const isOpen = canBeTakenUp(proposal.state)
  return {
    proposalId,
    forumId: proposal.bodyId,
    forumName: forum?.name ?? '',
    asOf: now,
    isOpen,
    members: members.map(({ id, name, role }) => ({ id, name, role })),
    originators: [...proposal.originators],
    proposed: proposedOf(proposal, ids),
    ownId: ids.includes(actor.organisationId) ? actor.organisationId : null,
    intents,
    /** answers to a 照会 whose answers are not shown yet [Q5]: how many, and of nobody what */
    hiddenCount: all.length - intents.length,
    cost: await costOf(db, proposalId),
    populations: await populationsOf(db, ids, proposal.is_sample),
    can: {
      answer: isOpen && ids.includes(actor.organisationId) && can(actor, 'intent.answer', body),
      enterOnBehalf: isOpen && can(actor, 'proposal.enterOnBehalf', body),
      cost: isOpen && can(actor, 'intent.cost', proposal),
      manage: isOpen && can(actor, 'intent.manage', body),
    },
  }
}

/** What the sheet itself says of who takes part and what it takes, for whoever begins to reckon. */
const proposedOf = (
  { originators, expected, costNote, benefits }: VisibleProposal,
  ids: readonly string[],
) => ({
  members: ids.filter((id) => originators.includes(id) || expected.includes(id)),
  costNote,
  workOf: Object.fromEntries(
    benefits.flatMap(({ organisationId, hours }) =>
      hours === null || !ids.includes(organisationId) ? [] : [[organisationId, hours]],
    ),
  ),
})

/** Every answer of one organisation to a proposal, the latest first. */
export async function organisationHistory(
  db: Db,
  actor: Actor,
  { proposalId, organisationId, now }: { proposalId: string; organisationId: string; now: number },
) {
  await readableProposal(db, actor, proposalId)
  const all = await intentHistory(db, [proposalId])
  const isHidden = await hidesIntent(db, actor, proposalId, now)
  const own = all.filter((intent) => intent.organisationId === organisationId && !isHidden(intent))
  const names = await organisationNames(db)
  return {
    name: names.get(organisationId) ?? '',
    intents: own.toReversed(),
    /** of the organisations that conditions name, who may have left the body since */
    names: Object.fromEntries(
      own.flatMap(({ conditions }) =>
        conditions.flatMap((condition) =>
          condition.kind === 'with_member'
            ? [[condition.organisationId, names.get(condition.organisationId) ?? '']]
            : [],
        ),
      ),
    ),
  }
}
