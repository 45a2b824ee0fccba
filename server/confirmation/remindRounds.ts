import { daysBetween } from '../../shared/calendar'
import type { Context } from '../context'
import { wasTold } from '../outbox/wasTold'
import { nameOfForum } from './closeRound'
import { notifyUnanswered } from './letters'
import { roundsOf } from './queries'

/** Three days and one day before the due date, and once when it has passed: often enough to be of help. */
const daysBefore = [3, 1, -1]

/** [V5] The daily reminder of rounds that are out: to those from whom an answer is missing, and to nobody else. */
export async function remindRounds({ store, now }: Context, day: string): Promise<void> {
  const open = await store.db
    .selectFrom('confirmation_round')
    .select(['meeting_id'])
    .where('closed_at', 'is', null)
    .execute()
  for (const { meeting_id } of open) {
    await store.transaction(async (tx) => {
      const round = (await roundsOf(tx, meeting_id)).find(({ closedAt }) => closedAt === null)
      if (!round || !daysBefore.includes(daysBetween(day, round.dueOn))) return
      const dedupeKey = `round_reminder:${round.id}:${day}`
      if (await wasTold(tx, dedupeKey)) return
      const meeting = await tx
        .selectFrom('meeting')
        .selectAll()
        .where('id', '=', meeting_id)
        .executeTakeFirstOrThrow()
      const forumName = await nameOfForum(tx, meeting.forum_id)
      await notifyUnanswered(tx, { meeting, round, forumName, at: now(), dedupeKey })
    })
  }
}
