import type { Db } from '../store/Store'
import type { InterestBody } from './right'

export interface MatchMember {
  id: string
  name: string
  seenAt: number | null
  /** it took its tick back after it had met the asker */
  hasLeft: boolean
}

export interface StandingMatch {
  id: string
  topicId: string
  proposalId: string | null
  /** in 建制順, at least one beside the asker */
  members: MatchMember[]
}

/**
 * [I1] The one place where others’ 関心 are read for somebody: the matches an organisation is in, with members of today and those whom it
 * met there and who left since [I6]. Whoever is in none of them gets nothing, and asks the same rows whether somebody ticked or not.
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
      'member.known_to as knownTo',
    ])
    .where('own.organisation_id', '=', organisationId)
    .where('own.known_to', 'is', null)
    .where('interest_match.forum_id', '=', forumId)
    .where('interest_match.is_sample', '=', isSample)
    .orderBy('interest_match.topic_id')
    .execute()
  const ids = [...new Set(rows.map(({ id }) => id))]
  return ids
    .flatMap((id) => {
      const ofMatch = rows.filter((row) => row.id === id && isKnown(row.knownTo, organisationId))
      const [first] = ofMatch
      if (!first) return []
      const members = voices.flatMap((voice) => {
        const row = ofMatch.find(({ memberId }) => memberId === voice.id)
        if (!row) return []
        return [{ id: voice.id, name: voice.name, seenAt: row.seenAt, hasLeft: row.knownTo !== null }]
      })
      return [{ id, topicId: first.topicId, proposalId: first.proposalId, members }]
    })
    .filter(({ members }) => members.length >= 2 && members.some(({ id }) => id === organisationId))
}

// Written by settleMatch as JSON of string[].
const isKnown = (knownTo: string | null, organisationId: string): boolean =>
  knownTo === null || (JSON.parse(knownTo) as string[]).includes(organisationId)
