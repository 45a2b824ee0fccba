import type { Selectable } from 'kysely'
import { DomainError } from '../../shared/error'
import { type Actor, can, type SubjectOf } from '../../shared/permission'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'
import { asHeld, type OriginatorRow, type Recorded, recordedOf } from './provenance'

export type ProposalRow = Selectable<Tables['proposal']>

/** What a list reads of a proposal: its texts are most of its weight. */
export const headColumns = [
  'id',
  'forum_id',
  'number',
  'title',
  'field_id',
  'topic_id',
  'state',
  'created_at',
  'submitted_at',
  'entered_by_organisation',
  'entered_by_label',
  'on_behalf_channel',
  'confirmed_at',
  'confirmed_label',
  'origin_kind',
  'origin_ref',
  'origin_item',
  'origin_note',
  'first_raised_on',
  'merged_into',
  'given_back_at',
  'is_sample',
] as const satisfies readonly (keyof ProposalRow)[]
export type HeadRow = Pick<ProposalRow, (typeof headColumns)[number]>

export interface FoundProposal<R extends HeadRow = ProposalRow> {
  /** provenance in it is what holds today; what was locked stands in `recorded` */
  row: R
  /** the first is the one whose draft it is, the others propose jointly (共同提案) */
  originators: OriginatorRow[]
  /** the bodies it was handed to (上程), in order */
  referredTo: string[]
  recorded: Recorded
}

/** The proposal, if the actor may read it; otherwise the same answer as for one that does not exist. */
export async function findProposal(db: Db, actor: Actor, id: string): Promise<FoundProposal> {
  const found = await proposalById(db, id)
  if (!found || !can(actor, 'proposal.read', subjectOf(found))) throw absent()
  return found
}

export async function proposalById(db: Db, id: string): Promise<FoundProposal | undefined> {
  const row = await db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst()
  return row && (await withProvenance(db, [row]))[0]
}

/** Rows with what belongs to each: three queries, however many rows. */
export async function withProvenance<R extends HeadRow>(
  db: Db,
  rows: readonly R[],
): Promise<FoundProposal<R>[]> {
  const ids = rows.map(({ id }) => id)
  const recorded = await recordedOf(db, ids)
  const referrals = await referralsOf(db, ids)
  return rows.map((row) => {
    const own = recorded.get(row.id) ?? { locked: [], corrections: [] }
    return { ...asHeld(row, own), recorded: own, referredTo: referrals.get(row.id) ?? [] }
  })
}

async function referralsOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const bodies = new Map<string, string[]>()
  if (ids.length === 0) return bodies
  const rows = await db
    .selectFrom('proposal_referral')
    .select(['proposal_id', 'to_forum_id'])
    .where('proposal_id', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute()
  for (const { proposal_id, to_forum_id } of rows)
    bodies.set(proposal_id, [...(bodies.get(proposal_id) ?? []), to_forum_id])
  return bodies
}

/** What the table of rights asks about a proposal. */
export function subjectOf({
  row,
  originators,
  referredTo,
}: Pick<FoundProposal<HeadRow>, 'row' | 'originators' | 'referredTo'>): SubjectOf<'proposal.read'> {
  return {
    forumId: row.forum_id,
    state: row.state,
    originators: originators.map((each) => each.organisation_id),
    enteredBy: row.entered_by_organisation,
    isTakenOver: row.on_behalf_channel === 'takeover',
    isGivenBack: row.given_back_at !== null,
    referredTo,
  }
}

/** The body before which it lies: where it was handed to last. */
export const liesIn = ({ row, referredTo }: Pick<FoundProposal<HeadRow>, 'row' | 'referredTo'>): string =>
  referredTo.at(-1) ?? row.forum_id

export const absent = () =>
  new DomainError('not_found', '提案が見つかりません。提案ボードを開き直して、一覧から選んでください。')
