import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { ChangeInterests } from '../../shared/interests/commands'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { holdForum, refuseClosed, topics } from '../forums/queries'
import type { Tx } from '../store/Store'
import { interestBody } from './right'
import { settleMatch } from './settleMatch'
import { tellInterests } from './tellInterests'

/**
 * [I1] [I2] The organisation ticks and unticks 分野×事務. Of an act that met nobody nothing is kept but the rows themselves: no log, no
 * idempotency row (setting what is set changes nothing), no event beyond its own seats.
 */
export async function changeInterests(
  context: Context,
  actor: Actor,
  { forumId, tick, untick }: ChangeInterests & { forumId: string },
): Promise<void> {
  const at = context.now()
  const day = dayOf(at)
  const met = await context.store.transaction(async (tx) => {
    await interestBody(tx, actor, forumId, day)
    await holdForum(tx, forumId)
    // Read again: what was waited for may have changed it.
    const body = await interestBody(tx, actor, forumId, day)
    if (tick.length > 0) {
      await refuseClosed(tx, forumId, day)
      await refuseUnknown(tx, tick)
    }
    const own = { forumId, organisationId: actor.organisationId, isSample: body.isSample, at }
    await writeTicks(tx, own, tick)
    await deleteTicks(tx, own, untick)
    const met: string[] = []
    for (const topicId of new Set([...tick, ...untick]))
      met.push(...(await settleMatch(tx, body, { topicId, at })))
    return met
  })
  tellInterests(context, forumId, { own: actor.organisationId, met })
}

interface Own {
  forumId: string
  organisationId: string
  isSample: 0 | 1
  at: number
}

async function writeTicks(
  tx: Tx,
  { forumId, organisationId, isSample, at }: Own,
  topicIds: readonly string[],
) {
  for (const topic_id of new Set(topicIds))
    await tx
      .insertInto('interest')
      .values({ forum_id: forumId, organisation_id: organisationId, topic_id, at, is_sample: isSample })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

async function deleteTicks(tx: Tx, { forumId, organisationId, isSample }: Own, topicIds: readonly string[]) {
  await tx
    .deleteFrom('interest')
    .where('forum_id', '=', forumId)
    .where('organisation_id', '=', organisationId)
    .where('is_sample', '=', isSample)
    .where('topic_id', 'in', [...topicIds, ''])
    .execute()
}

async function refuseUnknown(tx: Tx, topicIds: readonly string[]): Promise<void> {
  const known = new Set((await topics(tx)).map(({ id }) => id))
  if (topicIds.every((id) => known.has(id))) return
  throw new DomainError(
    'invalid',
    '分野と事務の一覧が変わっています。画面を再読み込みして、選び直してください。',
  )
}
