import type { Db } from '../store/Store'
import type { InterestBody } from './right'

export interface StandingMatch {
  id: string
  topicId: string
  proposalId: string | null
  /** in 建制順 */
  members: { id: string; name: string; seenAt: number | null }[]
}

/**
 * [I1] The one place where others’ 関心 are read for somebody: the matches an organisation is in, with members of today alone. Whoever
 * is in none of them gets nothing, and asks the same rows whether somebody ticked or not.
 */
export async function matchesOf(
  db: Db,
  { forumId, isSample, voices }: InterestBody,
  organisationId: string,
): Promise<StandingMatch[]> {
  const rows = await db
    .selectFrom('interest_match_member as own')
    .innerJoin('interest_match', 'interest_match.id', 'own.match_id')
    .innerJoin('interest_match_member as member', 'member.match_id', 'own.match_id')
    .select([
      'interest_match.id',
      'interest_match.topic_id as topicId',
      'interest_match.proposal_id as proposalId',
      'member.organisation_id as memberId',
      'member.seen_at as seenAt',
    ])
    .where('own.organisation_id', '=', organisationId)
    .where('interest_match.forum_id', '=', forumId)
    .where('interest_match.is_sample', '=', isSample)
    .orderBy('interest_match.topic_id')
    .execute()
  const ids = [...new Set(rows.map(({ id }) => id))]
  return ids
    .flatMap((id) => {
      const ofMatch = rows.filter((row) => row.id === id)
      const [first] = ofMatch
      if (!first) return []
      const members = voices.flatMap((voice) => {
        const row = ofMatch.find(({ memberId }) => memberId === voice.id)
        return row ? [{ id: voice.id, name: voice.name, seenAt: row.seenAt }] : []
      })
      return [{ id, topicId: first.topicId, proposalId: first.proposalId, members }]
    })
    .filter(({ members }) => members.length >= 2 && members.some(({ id }) => id === organisationId))
}
