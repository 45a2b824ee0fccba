import { topicLabel } from '../../shared/forums/topic'
import { matchChange } from '../../shared/interests/match'
import { forumNames, topics } from '../forums/queries'
import { newId } from '../id'
import { notify } from '../outbox/notify'
import { takeBack } from '../outbox/takeBack'
import type { Tx } from '../store/Store'
import type { InterestBody } from './right'

/**
 * [I3] Brings the match of one topic to what the ticks say now, with its letters; the caller holds the body, so that of two ticks in one
 * moment the second finds the first. Answers with the organisations whose screens change by it: nobody while nobody meets.
 */
export async function settleMatch(
  tx: Tx,
  body: InterestBody,
  { topicId, at }: { topicId: string; at: number },
): Promise<string[]> {
  const match = await tx
    .selectFrom('interest_match')
    .select(['id', 'proposal_id'])
    .where('forum_id', '=', body.forumId)
    .where('topic_id', '=', topicId)
    .where('is_sample', '=', body.isSample)
    .executeTakeFirst()
  const before = match ? await membersOf(tx, match.id) : []
  const { members, joined, left } = matchChange(await tickedBy(tx, body, topicId), before)
  if (joined.length === 0 && left.length === 0) return []
  const id = match?.id ?? (await insertMatch(tx, body, { topicId, at }))
  await tx
    .deleteFrom('interest_match_member')
    .where('match_id', '=', id)
    .where('organisation_id', 'in', [...left, ''])
    .execute()
  if (joined.length > 0) await enter(tx, { id, joined, at })
  await tellMembers(tx, body, { id, topicId, members, joined, at })
  if (members.length === 0 && !match?.proposal_id)
    await tx.deleteFrom('interest_match').where('id', '=', id).execute()
  return [...members, ...left]
}

const membersOf = async (tx: Tx, matchId: string) =>
  (
    await tx
      .selectFrom('interest_match_member')
      .select('organisation_id')
      .where('match_id', '=', matchId)
      .execute()
  ).map(({ organisation_id }) => organisation_id)

/** Only a member’s tick of today counts. */
async function tickedBy(tx: Tx, { forumId, isSample, voices }: InterestBody, topicId: string) {
  const rows = await tx
    .selectFrom('interest')
    .select('organisation_id')
    .where('forum_id', '=', forumId)
    .where('topic_id', '=', topicId)
    .where('is_sample', '=', isSample)
    .execute()
  return rows
    .map(({ organisation_id }) => organisation_id)
    .filter((id) => voices.some((voice) => voice.id === id))
}

async function insertMatch(
  tx: Tx,
  { forumId, isSample }: InterestBody,
  { topicId, at }: { topicId: string; at: number },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('interest_match')
    .values({ id, forum_id: forumId, topic_id: topicId, at, proposal_id: null, is_sample: isSample })
    .execute()
  return id
}

/** Who was in it already has somebody new to see. */
async function enter(tx: Tx, { id, joined, at }: { id: string; joined: readonly string[]; at: number }) {
  await tx.updateTable('interest_match_member').set({ seen_at: null }).where('match_id', '=', id).execute()
  await tx
    .insertInto('interest_match_member')
    .values(
      joined.map((organisation_id) => ({ match_id: id, organisation_id, joined_at: at, seen_at: null })),
    )
    .execute()
}

/**
 * Who joined and who was there already are told in the same words, so that nothing says who came first. A letter that still waits is
 * written anew when somebody left, and not at all to whoever is alone again: it would tell of a 関心 that is private once more.
 */
async function tellMembers(
  tx: Tx,
  { forumId, isSample, voices }: InterestBody,
  {
    id,
    topicId,
    members,
    joined,
    at,
  }: { id: string; topicId: string; members: readonly string[]; joined: readonly string[]; at: number },
): Promise<void> {
  const dedupeKey = `interest:${id}`
  const waited = await takeBack(tx, dedupeKey)
  const told = joined.length > 0 ? members : members.filter((member) => waited.includes(member))
  if (told.length === 0) return
  const topic = (await topics(tx)).find((each) => each.id === topicId)
  const [forum] = await forumNames(tx, [forumId])
  const names = voices.filter((voice) => members.includes(voice.id)).map(({ name }) => name)
  await notify(tx, {
    kind: 'interest_matched',
    at,
    forumId,
    isSample: isSample === 1,
    organisationIds: told,
    subject: `同じ関心があります：${topic ? topicLabel(topic) : ''}`,
    lines: [
      `関心のある団体：${names.join('、')}`,
      'この知らせは、ここに並んだ団体だけに届いています。',
      'いっしょに下書きを始めると、全員が発案団体になります。',
    ],
    path: `/forums/${forumId}/interests`,
    reason: `${forum?.name ?? ''}で、同じ分野と事務に関心を登録した団体であるため`,
    dedupeKey,
  })
}
