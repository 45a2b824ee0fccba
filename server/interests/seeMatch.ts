import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { findMatch } from './findMatch'
import { tellInterests } from './tellInterests'

/** [I5] 「確認しました」 takes the match off the desks of the organisation's own seats; the others see nothing of it. */
export async function seeMatch(context: Context, actor: Actor, matchId: string): Promise<void> {
  const at = context.now()
  const own = actor.organisationId
  const forumId = await context.store.transaction(async (tx) => {
    const { body, match } = await findMatch(tx, actor, { matchId, now: at })
    await tx
      .updateTable('interest_match_member')
      .set({ seen_at: at })
      .where('match_id', '=', match.id)
      .where('organisation_id', '=', own)
      .execute()
    return body.forumId
  })
  tellInterests(context, forumId, { met: [own] })
}
