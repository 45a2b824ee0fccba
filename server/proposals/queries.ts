import { type Actor, can, forumIdsOf, type SubjectOf } from '../../shared/permission'
import { openStates, type ProposalState } from '../../shared/proposals/state'
import type { Db } from '../store/Store'
import type { DocumentHead } from '../store/UpdateLog'
import { participantsOf } from './fields'
import {
  type FoundProposal,
  findProposal,
  type HeadRow,
  headColumns,
  type ProposalRow,
  proposalById,
  subjectOf,
  withProvenance,
} from './find'

export { type CountedProposal, countedProposals } from './counted'
export { type ListedProposal, listedProposals } from './list'
export { type PrintedProposal, printedProposal } from './paperFacts'

/** What a seat may do with a proposal's body document right now; undefined where it may not even know of it. */
export async function proposalDocumentAccess(
  db: Db,
  actor: Actor,
  head: Pick<DocumentHead, 'subjectId'>,
): Promise<'write' | 'read' | undefined> {
  const found = await proposalById(db, head.subjectId)
  if (!found) return undefined
  const subject = subjectOf(found)
  if (can(actor, 'proposal.edit', subject)) return 'write'
  return can(actor, 'proposal.readBody', subject) ? 'read' : undefined
}

/** Whose words a body's history holds, for its drafters; undefined for everybody else. */
export async function proposalHistoryOf(
  db: Db,
  actor: Actor,
  head: Pick<DocumentHead, 'subjectId'>,
): Promise<{ originators: string[]; isOnBehalf: boolean } | undefined> {
  const found = await proposalById(db, head.subjectId)
  if (!found || !can(actor, 'proposal.readHistory', subjectOf(found))) return undefined
  return {
    originators: found.originators.map((each) => each.organisation_id),
    isOnBehalf: found.row.on_behalf_channel !== null,
  }
}

/** A proposal as what hangs on it (意向, 論点, 同意, 取組カルテ) knows it. */
export interface VisibleProposal extends SubjectOf<'proposal.read'> {
  id: string
  number: string | null
  title: string
  fieldId: string | null
  topicId: string | null
  instrumentId: string | null
  /** ids of the organisations it hopes for */
  expected: string[]
  is_sample: 0 | 1
  forum_id: string
}

/** The proposal, if the actor may read it; otherwise the same answer as for one that does not exist. */
export async function visibleProposal(db: Db, actor: Actor, id: string): Promise<VisibleProposal> {
  const found = await findProposal(db, actor, id)
  const { row } = found
  return {
    ...subjectOf(found),
    id: row.id,
    number: row.number,
    title: row.title,
    fieldId: row.field_id,
    topicId: row.topic_id,
    instrumentId: row.instrument_id,
    expected: participantsOf(row),
    is_sample: row.is_sample,
    forum_id: row.forum_id,
  }
}

/** One line about a proposal on the desk (きょうの宿題). */
export interface DeskProposal {
  id: string
  number: string | null
  title: string
  state: ProposalState
  forumId: string
  forumName: string
  submittedAt: number | null
}

/** Drafts and returned proposals that wait for this seat's organisation, or for the secretariat that typed them. */
export async function draftsOf(db: Db, actor: Actor): Promise<DeskProposal[]> {
  const found = await inForums(db, forumIdsOf(actor), ['draft', 'returned'])
  return deskLines(found.filter((each) => can(actor, 'proposal.edit', subjectOf(each))))
}

/** What waits for this seat as a secretariat: 受理 or 差戻し of what was submitted, and what was handed to its body (上程) and not moved since. */
export async function proposalsToReceive(db: Db, actor: Actor): Promise<DeskProposal[]> {
  const found = await inForums(db, actor.secretariatOf, openStates)
  const handled = found.filter((each) => can(actor, 'proposal.handle', subjectOf(each)))
  const untouched = await untouchedSinceReferral(
    db,
    handled.flatMap(({ row, referredTo }) => (referredTo.length > 0 ? [row.id] : [])),
  )
  return deskLines(handled.filter(({ row }) => row.state === 'submitted' || untouched.has(row.id)))
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
  return deskLines(
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
  return deskLines(
    found.filter(
      (each) =>
        each.row.on_behalf_channel !== null &&
        each.row.confirmed_at === null &&
        can(actor, 'proposal.confirmEntry', subjectOf(each)),
    ),
  )
}

export { correctionsToAnswer, type WaitingCorrection } from './corrections'

/** Proposals of this seat's organisation that are on their way: handed in, and not yet at their end. */
export async function proposalsUnderWay(db: Db, actor: Actor): Promise<DeskProposal[]> {
  const found = await inForums(db, forumIdsOf(actor), ['submitted', 'accepted', 'in_discussion', 'continued'])
  return deskLines(
    found.filter(({ originators }) =>
      originators.some(({ organisation_id }) => organisation_id === actor.organisationId),
    ),
  )
}

type Found = FoundProposal<ListedRow> & { forumName: string }
type ListedRow = HeadRow & Pick<ProposalRow, 'expected_participants'>

/** Those of these bodies, and those that were handed to them (上程). */
async function inForums(
  db: Db,
  forumIds: readonly string[],
  states: readonly ProposalState[],
): Promise<Found[]> {
  if (forumIds.length === 0) return []
  return await listed(db, (query) =>
    query
      .where((eb) =>
        eb.or([
          eb('proposal.forum_id', 'in', forumIds),
          eb(
            'proposal.id',
            'in',
            eb.selectFrom('proposal_referral').select('proposal_id').where('to_forum_id', 'in', forumIds),
          ),
        ]),
      )
      .where('proposal.state', 'in', states)
      .orderBy('proposal.created_at'),
  )
}

async function listed(
  db: Db,
  which: (query: ReturnType<typeof heads>) => ReturnType<typeof heads>,
): Promise<Found[]> {
  const rows = await which(heads(db)).execute()
  const names = new Map(rows.map(({ id, forumName }) => [id, forumName]))
  return (await withProvenance<ListedRow>(db, rows)).map((found) => ({
    ...found,
    forumName: names.get(found.row.id) ?? '',
  }))
}

const heads = (db: Db) =>
  db
    .selectFrom('proposal')
    .innerJoin('forum', 'forum.id', 'proposal.forum_id')
    .select(headColumns.map((column) => `proposal.${column}` as const))
    .select(['proposal.expected_participants', 'forum.name as forumName'])

const deskLines = (found: readonly Found[]): DeskProposal[] =>
  found.map(({ row, forumName }) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    forumId: row.forum_id,
    forumName,
    submittedAt: row.submitted_at,
  }))

/** A proposal as an item of an agenda names it. */
export interface AgendaProposal {
  id: string
  number: string | null
  title: string
  state: ProposalState
  forumName: string
  /** ids of the 発案団体, the first first */
  originators: string[]
  /** ids of the organisations it hopes for */
  expected: string[]
}

/** The proposals a meeting of one of these bodies may take up, as far as the actor reads them; the newest first. */
export async function proposalsForAgenda(
  db: Db,
  actor: Actor,
  forumIds: readonly string[],
): Promise<AgendaProposal[]> {
  const found = await inForums(db, forumIds, openStates)
  return agendaProposals(actor, found).reverse()
}

/** Those of the ids that the actor may read, in whatever state. */
export async function readableProposals(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<AgendaProposal[]> {
  if (ids.length === 0) return []
  const found = await listed(db, (query) => query.where('proposal.id', 'in', ids))
  // What stands on an agenda was submitted once: a draft is nobody else's business.
  return agendaProposals(
    actor,
    found.filter(({ row }) => row.state !== 'draft' && row.state !== 'returned'),
  )
}

const agendaProposals = (actor: Actor, found: readonly Found[]): AgendaProposal[] =>
  found
    .filter((each) => can(actor, 'proposal.read', subjectOf(each)))
    .map(({ row, forumName, originators }) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      state: row.state,
      forumName,
      originators: originators.map((each) => each.organisation_id),
      expected: participantsOf(row),
    }))
