import { hasVoice } from '../../shared/forums/membership'
import type { Context } from '../context'
import { holdForum, membersOn } from '../forums/queries'
import type { Tx } from '../store/Store'
import { settleMatch } from './settleMatch'
import { tellInterests } from './tellInterests'

/** [I6] Every day: whoever is no member with a voice any more has no 関心 in the body, and a body that ended has none at all. */
export async function forgetInterests(context: Context, day: string): Promise<void> {
  const bodies = await context.store.db
    .selectFrom('interest')
    .select(['forum_id as forumId', 'is_sample as isSample'])
    .distinct()
    .orderBy('forum_id')
    .execute()
  for (const body of bodies) {
    const met = await context.store.transaction((tx) => forget(tx, body, { day, at: context.now() }))
    tellInterests(context, body.forumId, { met })
  }
}

async function forget(
  tx: Tx,
  { forumId, isSample }: { forumId: string; isSample: 0 | 1 },
  { day, at }: { day: string; at: number },
): Promise<string[]> {
  await holdForum(tx, forumId)
  const forum = await tx.selectFrom('forum').select('closed_on').where('id', '=', forumId).executeTakeFirst()
  const isOver = !forum || (forum.closed_on !== null && forum.closed_on < day)
  const voices = isOver ? [] : (await membersOn(tx, forumId, day)).filter(hasVoice)
  const gone = await tx
    .deleteFrom('interest')
    .where('forum_id', '=', forumId)
    .where('is_sample', '=', isSample)
    .where('organisation_id', 'not in', [...voices.map(({ id }) => id), ''])
    .returning('topic_id')
    .execute()
  const met: string[] = []
  for (const topicId of new Set(gone.map(({ topic_id }) => topic_id)))
    met.push(...(await settleMatch(tx, { forumId, isSample, voices }, { topicId, at })))
  return met
}
