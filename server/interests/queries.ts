import { dayOf } from '../../shared/calendar'
import { hasVoice } from '../../shared/forums/membership'
import { type Topic, topicLabel } from '../../shared/forums/topic'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import { forumNames, membersOn, topics } from '../forums/queries'
import type { Db } from '../store/Store'
import { interestBody } from './right'
import { type SharedDraft, sharedDraft } from './sharedDraft'
import { type MatchMember, matchesOf } from './standing'

export interface InterestMatch {
  id: string
  topicId: string
  topic: string
  /** in 建制順, the own organisation among them; `hasLeft`: it took its tick back since */
  members: { id: string; name: string; hasLeft: boolean }[]
  isSeen: boolean
  draft: SharedDraft
}

/** [I1] The page of one body: the own ticks, and what met. */
export async function interestsPage(db: Db, actor: Actor, forumId: string, now: number) {
  const body = await interestBody(db, actor, forumId, dayOf(now))
  const all = await topics(db)
  const [forum] = await forumNames(db, [forumId])
  const own = await ownTopics(db, actor, body)
  const matches = await Promise.all(
    (await matchesOf(db, body, actor.organisationId)).map(
      async ({ id, topicId, proposalId, members }): Promise<InterestMatch> => ({
        id,
        topicId,
        topic: nameOf(all, topicId),
        members: members.map(({ id, name, hasLeft }) => ({ id, name, hasLeft })),
        isSeen: members.some((member) => member.id === actor.organisationId && member.seenAt !== null),
        draft: await sharedDraft(db, actor, proposalId),
      }),
    ),
  )
  const order = new Map(all.map(({ id }, position) => [id, position]))
  return {
    forumId,
    forumName: forum?.name ?? '',
    organisationName: body.voices.find(({ id }) => id === actor.organisationId)?.name ?? '',
    areas: byArea(all),
    ticked: all.flatMap(({ id }) => (own.has(id) ? [id] : [])),
    matches: matches.sort((a, b) => (order.get(a.topicId) ?? 0) - (order.get(b.topicId) ?? 0)),
  }
}

async function ownTopics(
  db: Db,
  { organisationId }: Actor,
  { forumId, isSample }: { forumId: string; isSample: 0 | 1 },
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('interest')
    .select('topic_id')
    .where('forum_id', '=', forumId)
    .where('organisation_id', '=', organisationId)
    .where('is_sample', '=', isSample)
    .execute()
  return new Set(rows.map(({ topic_id }) => topic_id))
}

/** 分野 with their 事務, in the order of the data set. */
function byArea(
  all: readonly Topic[],
): { id: string; name: string; topics: { id: string; name: string }[] }[] {
  const areas = [...new Set(all.map(({ areaId }) => areaId))]
  return areas.map((id) => {
    const ofArea = all.filter(({ areaId }) => areaId === id)
    return {
      id,
      name: ofArea[0]?.area ?? '',
      topics: ofArea.map((topic) => ({ id: topic.id, name: topic.name })),
    }
  })
}

const nameOf = (all: readonly Topic[], topicId: string) => {
  const topic = all.find(({ id }) => id === topicId)
  return topic ? topicLabel(topic) : ''
}

/** [I5] Matches nobody of the organisation has seen yet, for its desk. */
export async function matchesToSee(
  db: Db,
  actor: Actor,
  now: number,
): Promise<{ matchId: string; forumId: string; forumName: string; topic: string; others: MatchMember[] }[]> {
  const { organisationId } = actor
  const forumIds = forumIdsOf(actor).filter((forumId) =>
    can(actor, 'interest.tick', { forumId, organisationId }),
  )
  if (forumIds.length === 0) return []
  const { isSample } = await actingSeat(db, actor)
  const waiting = await db
    .selectFrom('interest_match_member')
    .innerJoin('interest_match', 'interest_match.id', 'interest_match_member.match_id')
    .select('interest_match.forum_id as forumId')
    .distinct()
    .where('interest_match_member.organisation_id', '=', organisationId)
    .where('interest_match_member.seen_at', 'is', null)
    .where('interest_match_member.known_to', 'is', null)
    .where('interest_match.forum_id', 'in', forumIds)
    .where('interest_match.is_sample', '=', isSample)
    .execute()
  if (waiting.length === 0) return []
  const all = await topics(db)
  const bodies = await forumNames(
    db,
    waiting.map(({ forumId }) => forumId),
  )
  const lines = bodies.map(async ({ id: forumId, name }) => {
    const voices = (await membersOn(db, forumId, dayOf(now))).filter(hasVoice)
    return (await matchesOf(db, { forumId, isSample, voices }, organisationId))
      .filter(({ members }) => members.some(({ id, seenAt }) => id === organisationId && seenAt === null))
      .map(({ id, topicId, members }) => ({
        matchId: id,
        forumId,
        forumName: name,
        topic: nameOf(all, topicId),
        others: members.filter((member) => member.id !== organisationId),
      }))
  })
  return (await Promise.all(lines)).flat()
}
