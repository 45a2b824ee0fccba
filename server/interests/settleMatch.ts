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
  await leave(tx, body, { id, left, before })
  if (joined.length > 0) {
    await enter(tx, { id, joined, at })
    await tellMembers(tx, body, { id, topicId, members, at })
  }
  if (members.length < 2)
    await forgetEmpty(tx, { id, members, isDrafted: (match?.proposal_id ?? null) !== null })
  return [...members, ...left]
}

/** Those who are in it, without those who left. */
const membersOf = async (tx: Tx, matchId: string) =>
  (
    await tx
      .selectFrom('interest_match_member')
      .select('organisation_id')
      .where('match_id', '=', matchId)
      .where('known_to', 'is', null)
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

/**
 * [I6] Who met knows of each other for good: otherwise somebody could tick everything, read who wants what, and be gone before anybody
 * looks. Who has no voice any more is forgotten.
 */
async function leave(
  tx: Tx,
  { voices }: InterestBody,
  { id, left, before }: { id: string; left: readonly string[]; before: readonly string[] },
): Promise<void> {
  const isHere = (organisationId: string) => voices.some((voice) => voice.id === organisationId)
  await tx
    .updateTable('interest_match_member')
    .set({ known_to: JSON.stringify(before) })
    .where('match_id', '=', id)
    .where('organisation_id', 'in', [...left.filter(isHere), ''])
    .execute()
  await tx
    .deleteFrom('interest_match_member')
    .where('match_id', '=', id)
    .where('organisation_id', 'in', [...left.filter((each) => !isHere(each)), ''])
    .execute()
}

/** Nobody is left who could see it, or one who met nobody that is still here: then nothing is kept but a draft’s match. */
async function forgetEmpty(
  tx: Tx,
  { id, members, isDrafted }: { id: string; members: readonly string[]; isDrafted: boolean },
): Promise<void> {
  const met = await tx
    .selectFrom('interest_match_member')
    .select('organisation_id')
    .where('match_id', '=', id)
    .where('known_to', 'is not', null)
    .execute()
  if (members.length > 0 && met.length > 0) return
  await tx.deleteFrom('interest_match_member').where('match_id', '=', id).execute()
  if (!isDrafted) await tx.deleteFrom('interest_match').where('id', '=', id).execute()
}

/** Who was in it already has somebody new to see; who comes back is in it as if for the first time. */
async function enter(tx: Tx, { id, joined, at }: { id: string; joined: readonly string[]; at: number }) {
  await tx.updateTable('interest_match_member').set({ seen_at: null }).where('match_id', '=', id).execute()
  await tx
    .insertInto('interest_match_member')
    .values(
      joined.map((organisation_id) => ({
        ...{ match_id: id, organisation_id, joined_at: at },
        ...{ seen_at: null, known_to: null },
      })),
    )
    .onConflict((again) =>
      again
        .columns(['match_id', 'organisation_id'])
        .doUpdateSet({ joined_at: at, seen_at: null, known_to: null }),
    )
    .execute()
}

/**
 * Who joined and who was there already are told in the same words, so that nothing says who came first. A letter that still waits is
 * written anew; one who leaves takes none back, or it would have learnt of the others without their learning of it.
 */
async function tellMembers(
  tx: Tx,
  { forumId, isSample, voices }: InterestBody,
  { id, topicId, members, at }: { id: string; topicId: string; members: readonly string[]; at: number },
): Promise<void> {
  const dedupeKey = `interest:${id}`
  await takeBack(tx, dedupeKey)
  const topic = (await topics(tx)).find((each) => each.id === topicId)
  const [forum] = await forumNames(tx, [forumId])
  const names = voices.filter((voice) => members.includes(voice.id)).map(({ name }) => name)
  await notify(tx, {
    kind: 'interest_matched',
    at,
    forumId,
    isSample: isSample === 1,
    organisationIds: members,
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
