import type { SubjectOf } from '../../shared/permission'
import type { Originator } from '../../shared/proposals/board'
import type { OriginKind, ProposalChannel } from '../../shared/proposals/origin'
import type { ProposalState } from '../../shared/proposals/state'
import { organisationNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { lastSubmitted } from './fields'
import { headColumns, subjectOf, withProvenance } from './find'
import { originatorOf } from './originators'
import { asHeld, type OriginatorRow, type Recorded } from './provenance'

/** A proposal that was submitted before a moment, as the statistics count it. */
export interface CountedProposal {
  id: string
  number: string
  title: string
  /** of today */
  state: ProposalState
  fieldId: string | null
  topicId: string | null
  submittedAt: number
  /** when it first reached 協議 and 採択 before that moment; never for one that was 統合 by then: what it went into counts on for both */
  discussedAt: number | null
  adoptedAt: number | null
  /** by these it counts at 提出: as locked, with the 訂正 accepted by then */
  originators: Originator[]
  /** by these it counts at every later stage: with those of what was merged into it by then */
  originatorsSince: Originator[]
  originKind: OriginKind | null
  firstRaisedOn: string | null
  enteredByLabel: string
  /** 代行入力 or 引受け, and whether the 団体 it speaks for confirmed it */
  channel: ProposalChannel | null
  isConfirmed: boolean
  mergedInto: string | null
  /** for `proposal.read`: whoever may not open it still counts it */
  subject: SubjectOf<'proposal.read'>
}

/** Every proposal the body's members submitted before `until`, in the order of 提出. A fixed number of queries. */
export async function countedProposals(db: Db, forumId: string, until: number): Promise<CountedProposal[]> {
  const rows = await db
    .selectFrom('proposal')
    .select(headColumns)
    .where('forum_id', '=', forumId)
    .where('submitted_at', '<', until)
    .orderBy('submitted_at')
    .orderBy('number')
    .execute()
  const found = await withProvenance(db, rows)
  const returned = rows.filter(({ state }) => state === 'returned').map(({ id }) => id)
  const submitted = await lastSubmitted(db, returned)
  const names = await organisationNames(db)
  const moves = await movesBefore(db, forumId, until)
  return found.map((each) => {
    const { row, recorded } = each
    const reached = moves.get(row.id)
    const isMerged = reached?.has('merged') ?? false
    const words = submitted.get(row.id)
    const named = (rows: readonly OriginatorRow[]) =>
      rows.map((originator) =>
        originatorOf({ ...originator, name: names.get(originator.organisation_id) ?? '' }, null),
      )
    const held = asHeld(row, ofItself(recorded), until)
    return {
      id: row.id,
      number: row.number ?? '',
      title: words?.title ?? row.title,
      state: row.state,
      fieldId: words ? words.fieldId : row.field_id,
      topicId: words ? words.topicId : row.topic_id,
      submittedAt: row.submitted_at ?? 0,
      discussedAt: isMerged ? null : (reached?.get('in_discussion') ?? null),
      adoptedAt: isMerged ? null : (reached?.get('adopted') ?? null),
      originators: named(held.originators),
      originatorsSince: named(asHeld(row, recorded, until).originators),
      // The column is only ever written from a value that passed the picklist of originKinds.
      originKind: held.row.origin_kind as OriginKind | null,
      firstRaisedOn: held.row.first_raised_on,
      enteredByLabel: row.entered_by_label,
      // Written from a value of this type alone.
      channel: row.on_behalf_channel as ProposalChannel | null,
      isConfirmed: row.confirmed_at !== null,
      mergedInto: isMerged ? row.merged_into : null,
      subject: subjectOf(each),
    }
  })
}

/** Without what came with another proposal (統合). */
const ofItself = ({ locked, corrections }: Recorded): Recorded => ({
  locked,
  corrections: corrections.filter(({ mergedFrom }) => mergedFrom === null),
})

/** When each first reached the states that are counted. */
async function movesBefore(
  db: Db,
  forumId: string,
  until: number,
): Promise<Map<string, Map<ProposalState, number>>> {
  const rows = await db
    .selectFrom('proposal_event')
    .innerJoin('proposal', 'proposal.id', 'proposal_event.proposal_id')
    .select(['proposal.id', 'proposal_event.to_state', 'proposal_event.at'])
    .where('proposal.forum_id', '=', forumId)
    .where('proposal_event.to_state', 'in', ['in_discussion', 'adopted', 'merged'])
    .where('proposal_event.at', '<', until)
    .orderBy('proposal_event.at', 'desc')
    .execute()
  const moves = new Map<string, Map<ProposalState, number>>()
  for (const { id, to_state, at } of rows)
    moves.set(id, (moves.get(id) ?? new Map<ProposalState, number>()).set(to_state, at))
  return moves
}
