import type { DeskAct } from '../../shared/desk/act'
import { type DeskItem, type DeskItemKind, deskItem } from '../../shared/desk/item'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { openStates, type ProposalState } from '../../shared/proposals/state'
import type { Db } from '../store/Store'
import { correctionsToAnswer } from './corrections'
import { subjectOf } from './find'
import { inForums, type NamedProposal } from './ofForums'

/** What waits about proposals: drafts, what to receive, what others ask this organisation to agree to or to confirm. */
export async function proposalLines(db: Db, actor: Actor): Promise<DeskItem[]> {
  const line = (kind: DeskItemKind, { id, title, forumName }: DeskProposal, acts?: readonly DeskAct[]) =>
    deskItem(kind, id, { title, forumName, acts })
  const drafts = await draftsOf(db, actor)
  const submitted = await proposalsToReceive(db, actor)
  const joint = await jointDraftsToAgree(db, actor)
  const typed = await entriesOfProposals(db, actor)
  const asked = await correctionsToAnswer(db, actor)
  return [
    ...drafts.map((each) => line(each.state === 'returned' ? 'returned' : 'draft', each)),
    ...submitted.map((each) => line('receive', each)),
    ...joint.map((each) => line('proposal_joint', each, [{ act: 'agree_joint', proposalId: each.id }])),
    ...typed.map((each) => line('proposal_entry', each, [{ act: 'confirm_proposal', proposalId: each.id }])),
    ...asked.map(({ correctionId, proposalId, title, words, forumName, since }) =>
      // Several words may be asked for about one proposal.
      deskItem('proposal_word', proposalId, {
        ...{ key: correctionId, title, forumName, at: since },
        acts: [{ act: 'agree_correction', proposalId, correctionId, words }],
      }),
    ),
  ]
}

/** What the desk says of a proposal. */
interface DeskProposal {
  id: string
  title: string
  state: ProposalState
  forumName: string
}

/** Drafts and returned proposals that wait for this seat's organisation, or for the secretariat that typed them. */
export async function draftsOf(db: Db, actor: Actor): Promise<DeskProposal[]> {
  const found = await inForums(db, forumIdsOf(actor), ['draft', 'returned'])
  return deskProposals(found.filter((each) => can(actor, 'proposal.edit', subjectOf(each))))
}

/** What waits for this seat as a secretariat: 受理 or 差戻し of what was submitted, and what was handed to its body (上程) and not moved since. */
export async function proposalsToReceive(db: Db, actor: Actor): Promise<DeskProposal[]> {
  const found = await inForums(db, actor.secretariatOf, openStates)
  const handled = found.filter((each) => can(actor, 'proposal.handle', subjectOf(each)))
  const untouched = await untouchedSinceReferral(
    db,
    handled.flatMap(({ row, referredTo }) => (referredTo.length > 0 ? [row.id] : [])),
  )
  return deskProposals(handled.filter(({ row }) => row.state === 'submitted' || untouched.has(row.id)))
}

async function untouchedSinceReferral(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const latest = async (table: 'proposal_referral' | 'proposal_event') =>
    new Map(
      (
        await db
          .selectFrom(table)
          .select(['proposal_id', (eb) => eb.fn.max('at').as('at')])
          .where('proposal_id', 'in', ids)
          .groupBy('proposal_id')
          .execute()
      ).map(({ proposal_id, at }) => [proposal_id, at]),
    )
  const referrals = await latest('proposal_referral')
  const moves = await latest('proposal_event')
  return new Set(ids.filter((id) => (referrals.get(id) ?? 0) > (moves.get(id) ?? 0)))
}

/** Drafts that name this seat's organisation as a joint proposer (共同提案) and wait for its word [P10]. */
export async function jointDraftsToAgree(db: Db, actor: Actor): Promise<DeskProposal[]> {
  const found = await inForums(db, forumIdsOf(actor), ['draft'])
  return deskProposals(
    found.filter(
      (each) =>
        can(actor, 'proposal.edit', subjectOf(each)) &&
        each.originators.some(
          ({ organisation_id, position, agreed_at }) =>
            organisation_id === actor.organisationId && position > 0 && agreed_at === null,
        ),
    ),
  )
}

/** 代行入力 and 引受け of submitted proposals that this seat's organisation has not confirmed yet [P2]. */
export async function entriesOfProposals(db: Db, actor: Actor): Promise<DeskProposal[]> {
  const found = await inForums(db, forumIdsOf(actor), openStates)
  return deskProposals(
    found.filter(
      (each) =>
        each.row.on_behalf_channel !== null &&
        each.row.confirmed_at === null &&
        can(actor, 'proposal.confirmEntry', subjectOf(each)),
    ),
  )
}

const deskProposals = (found: readonly NamedProposal[]): DeskProposal[] =>
  found.map(({ row, forumName }) => ({ id: row.id, title: row.title, state: row.state, forumName }))
