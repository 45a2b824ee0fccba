import type { Entry } from '../../shared/entry'
import { entryOf } from '../forums/queries'
import type { Db } from '../store/Store'

/** 賛同 of an organisation that stands. */
export interface Supporter {
  organisationId: string
  name: string
  note: string
  entry: Entry
}

/** In 建制順; of each organisation its last press holds. */
export async function supportersOf(db: Db, proposalId: string): Promise<Supporter[]> {
  const rows = await db
    .selectFrom('proposal_support')
    .innerJoin('organisation', 'organisation.id', 'proposal_support.organisation_id')
    .selectAll('proposal_support')
    .select('organisation.name')
    .where('proposal_id', '=', proposalId)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .orderBy('proposal_support.at')
    .execute()
  const latest = new Map(rows.map((row) => [row.organisation_id, row]))
  return [...latest.values()]
    .filter(({ withdrawn_at }) => withdrawn_at === null)
    .map((row) => ({
      organisationId: row.organisation_id,
      name: row.name,
      note: row.note,
      entry: entryOf(row),
    }))
}
