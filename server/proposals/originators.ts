import type { Originator } from '../../shared/proposals/board'
import type { Db } from '../store/Store'
import type { OriginatorRow } from './find'

export type NamedOriginator = OriginatorRow & { name: string }

/** With the role of the day of submission; while it is a draft, with the role of today. */
export const originatorOf = (row: NamedOriginator, roleToday: Originator['role']): Originator => ({
  organisationId: row.organisation_id,
  name: row.name,
  role: row.role ?? roleToday,
  class: row.class,
})

/** Of every proposal of the body, by proposal. */
export async function originatorsIn(db: Db, forumId: string): Promise<Map<string, NamedOriginator[]>> {
  const rows = await db
    .selectFrom('proposal_originator')
    .innerJoin('proposal', 'proposal.id', 'proposal_originator.proposal_id')
    .innerJoin('organisation', 'organisation.id', 'proposal_originator.organisation_id')
    .selectAll('proposal_originator')
    .select('organisation.name')
    .where('proposal.forum_id', '=', forumId)
    .orderBy('proposal_originator.position')
    .execute()
  const byProposal = new Map<string, NamedOriginator[]>()
  for (const row of rows) {
    const list = byProposal.get(row.proposal_id)
    if (list) list.push(row)
    else byProposal.set(row.proposal_id, [row])
  }
  return byProposal
}
