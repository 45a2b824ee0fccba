import { type Actor, can, forumIdsOf, type SubjectOf } from '../../shared/permission'
import type { Benefit } from '../../shared/proposals/benefit'
import type { OriginKind } from '../../shared/proposals/origin'
import { openStates, type ProposalState } from '../../shared/proposals/state'
import { mayTouch } from '../accounts/queries'
import type { Db } from '../store/Store'
import type { DocumentHead } from '../store/UpdateLog'
import { benefitsOf, participantsOf } from './fields'
import { findProposal, proposalById, subjectOf } from './find'
import { inForums, listed, type NamedProposal } from './ofForums'

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
  if (can(actor, 'proposal.edit', subject) && (await mayTouch(db, actor, found.row))) return 'write'
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
  /** お金, as its 発案団体 wrote of it */
  costNote: string
  benefits: Benefit[]
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
    costNote: row.cost_note,
    benefits: benefitsOf(row),
    is_sample: row.is_sample,
    forum_id: row.forum_id,
  }
}

/** A proposal on its way, as 引継ぎ names it. */
export interface ProposalUnderWay {
  id: string
  number: string | null
  title: string
  state: ProposalState
  forumName: string
  submittedAt: number | null
}

/** Proposals of this seat's organisation that are on their way: handed in, and not yet at their end. */
export async function proposalsUnderWay(db: Db, actor: Actor): Promise<ProposalUnderWay[]> {
  const found = await inForums(db, forumIdsOf(actor), ['submitted', 'accepted', 'in_discussion', 'continued'])
  return found
    .filter(({ originators }) =>
      originators.some(({ organisation_id }) => organisation_id === actor.organisationId),
    )
    .map(({ row, forumName }) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      state: row.state,
      forumName,
      submittedAt: row.submitted_at,
    }))
}

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
  return agendaProposals(actor, found.filter(isOut))
}

/** What stands on an agenda was submitted once: a draft is nobody else's business. */
const isOut = ({ row }: NamedProposal) => row.state !== 'draft' && row.state !== 'returned'

/** Submitted proposals that rest on one of these things (needs, calls) as their きっかけ, 訂正 of it folded in; the first submitted first. */
export async function proposalsOutOf(
  db: Db,
  actor: Actor,
  { kind, refs }: { kind: OriginKind; refs: readonly string[] },
): Promise<(AgendaProposal & { originRef: string })[]> {
  if (refs.length === 0) return []
  const found = await listed(db, (query) =>
    query
      .where((eb) =>
        eb.or([
          eb('proposal.origin_ref', 'in', refs),
          eb(
            'proposal.id',
            'in',
            eb
              .selectFrom('proposal_correction')
              .select('proposal_correction.proposal_id')
              .where('act', '=', 'origin')
              .where('state', '=', 'accepted'),
          ),
        ]),
      )
      .orderBy('proposal.submitted_at')
      .orderBy('proposal.id'),
  )
  return found.filter(isOut).flatMap((each) => {
    const { origin_kind, origin_ref } = each.row
    if (origin_kind !== kind || origin_ref === null || !refs.includes(origin_ref)) return []
    return agendaProposals(actor, [each]).map((proposal) => ({ ...proposal, originRef: origin_ref }))
  })
}

const agendaProposals = (actor: Actor, found: readonly NamedProposal[]): AgendaProposal[] =>
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
