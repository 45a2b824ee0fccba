import type { Selectable } from 'kysely'
import { DomainError } from '../../shared/error'
import { type Actor, can, type SubjectOf } from '../../shared/permission'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

export type ProposalRow = Selectable<Tables['proposal']>
export type OriginatorRow = Selectable<Tables['proposal_originator']>
export interface FoundProposal {
  row: ProposalRow
  /** by position: the first is the one whose draft it is, the others propose jointly (共同提案) */
  originators: OriginatorRow[]
}

/** The proposal, if the actor may read it; otherwise the same answer as for one that does not exist. */
export async function findProposal(db: Db, actor: Actor, id: string): Promise<FoundProposal> {
  const found = await proposalById(db, id)
  if (!found || !can(actor, 'proposal.read', subjectOf(found))) throw absent()
  return found
}

export async function proposalById(db: Db, id: string): Promise<FoundProposal | undefined> {
  const row = await db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { row, originators: await originatorsOf(db, [id]) }
}

export async function originatorsOf(db: Db, ids: readonly string[]): Promise<OriginatorRow[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('proposal_originator')
    .selectAll()
    .where('proposal_id', 'in', ids)
    .orderBy('proposal_id')
    .orderBy('position')
    .execute()
}

/** What the table of rights asks about a proposal. */
export function subjectOf({ row, originators }: FoundProposal): SubjectOf<'proposal.read'> {
  return {
    forumId: row.forum_id,
    state: row.state,
    originators: originators.map((each) => each.organisation_id),
    enteredBy: row.entered_by_organisation,
  }
}

export const absent = () =>
  new DomainError('not_found', '提案が見つかりません。提案ボードを開き直して、一覧から選んでください。')
