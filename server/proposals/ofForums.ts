import type { ProposalState } from '../../shared/proposals/state'
import type { Db } from '../store/Store'
import { type FoundProposal, type HeadRow, headColumns, type ProposalRow, withProvenance } from './find'

/** A proposal as lists of other subjects and the desk take it, with the name of its body. */
export type NamedProposal = FoundProposal<ListedRow> & { forumName: string }
type ListedRow = HeadRow & Pick<ProposalRow, 'expected_participants'>

/** Those of these bodies, and those that were handed to them (上程). */
export async function inForums(
  db: Db,
  forumIds: readonly string[],
  states: readonly ProposalState[],
): Promise<NamedProposal[]> {
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

/** Those that `which` leaves of all there are. */
export async function listed(
  db: Db,
  which: (query: ReturnType<typeof heads>) => ReturnType<typeof heads>,
): Promise<NamedProposal[]> {
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
