import type { DeskAct } from '../../shared/desk/act'
import { type DeskItem, type DeskItemKind, deskItem } from '../../shared/desk/item'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { openStates, type ProposalState } from '../../shared/proposals/state'
import { forumNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { correctionsToAnswer } from './corrections'
import { liesIn, subjectOf } from './find'
import { inForums, type NamedProposal } from './ofForums'
import { lackingWord } from './originators'

/** What waits about proposals: drafts, what to receive, what others ask this organisation to agree to or to confirm. */
export async function proposalLines(db: Db, actor: Actor): Promise<DeskItem[]> {
  const line = (kind: DeskItemKind, { id, title, forumName }: DeskProposal, acts?: readonly DeskAct[]) =>
    deskItem(kind, id, { title, forumName, acts })
  const drafts = await draftsOf(db, actor)
  const submitted = await proposalsToReceive(db, actor)
  const referred = await proposalsReferred(db, actor)
  const joint = await jointDraftsToAgree(db, actor)
  const typed = await entriesOfProposals(db, actor)
  const asked = await correctionsToAnswer(db, actor)
  return [
    ...drafts.map((each) => line(each.state === 'returned' ? 'returned' : 'draft', each)),
    ...submitted.map((each) => line('receive', each)),
    ...referred.map((each) => line('referred', each)),
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

/** What waits for this seat as a secretariat: 受理 or 差戻し of what was submitted. */
export async function proposalsToReceive(db: Db, actor: Actor): Promise<DeskProposal[]> {
  return deskProposals((await toHandle(db, actor)).filter(({ row }) => row.state === 'submitted'))
}

const toHandle = async (db: Db, actor: Actor): Promise<NamedProposal[]> =>
  (await inForums(db, actor.secretariatOf, openStates)).filter((each) =>
    can(actor, 'proposal.handle', subjectOf(each)),
  )

/** What was handed to this secretariat's body (上程) and waits to be put on an agenda there, or to be moved [P15]. */
export async function proposalsReferred(db: Db, actor: Actor): Promise<DeskProposal[]> {
  const handed = (await toHandle(db, actor)).filter(({ referredTo }) => referredTo.length > 0)
  const waiting = await untouchedSinceReferral(db, handed)
  const names = await forumNames(db, [...new Set(waiting.map(liesIn))])
  return deskProposals(
    waiting.map((each) => ({
      ...each,
      // It stands where it lies now, not where it was proposed.
      forumName: names.find(({ id }) => id === liesIn(each))?.name ?? each.forumName,
    })),
  )
}

/** Neither moved since, nor on the agenda of a meeting of the body that was to come then. */
async function untouchedSinceReferral(db: Db, handed: readonly NamedProposal[]): Promise<NamedProposal[]> {
  if (handed.length === 0) return []
  const ids = handed.map(({ row }) => row.id)
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
  const items = await db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .select(['agenda_item.proposal_id', 'meeting.forum_id', 'meeting.starts_at'])
    .where('agenda_item.proposal_id', 'in', ids)
    .where('meeting.called_off', 'is', null)
    .execute()
  return handed.filter((each) => {
    const { id } = each.row
    const since = referrals.get(id) ?? 0
    const isTakenUp = items.some(
      (item) => item.proposal_id === id && item.forum_id === liesIn(each) && item.starts_at >= since,
    )
    return since > (moves.get(id) ?? 0) && !isTakenUp
  })
}

/** Drafts that name this seat's organisation and wait for its word [P10]. */
export async function jointDraftsToAgree(db: Db, actor: Actor): Promise<DeskProposal[]> {
  const found = await inForums(db, forumIdsOf(actor), ['draft'])
  return deskProposals(
    found.filter(
      (each) =>
        can(actor, 'proposal.edit', subjectOf(each)) && lackingWord(each).includes(actor.organisationId),
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
