import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { recordUnknown } from './queries'

/** 確認済み: the prefecture's own mark beside a record; the record itself is not touched. Marking twice keeps the first. */
export async function markReviewed(
  context: Context,
  actor: Actor,
  { versionId }: { versionId: string },
): Promise<void> {
  const at = context.now()
  const forumId = await context.store.transaction(async (tx) => {
    const version = await tx
      .selectFrom('minutes_version')
      .innerJoin('meeting', 'meeting.id', 'minutes_version.meeting_id')
      .select(['minutes_version.forum_id', 'meeting.is_sample'])
      .where('minutes_version.id', '=', versionId)
      .executeTakeFirst()
    if (!version || !can(actor, 'record.read', { forumId: version.forum_id })) throw recordUnknown()
    if (!can(actor, 'record.review', { forumId: version.forum_id })) throw prefectureOnly()
    await refuseSampleSeat(tx, actor, version)
    await mark(tx, actor, versionId, at)
    return version.forum_id
  })
  context.events.changed(['records', 'desk'], { forumIds: [forumId], prefecture: true })
}

async function mark(tx: Tx, actor: Actor, versionId: string, at: number): Promise<void> {
  const { label } = await actingSeat(tx, actor)
  await tx
    .insertInto('review_mark')
    .values({ version_id: versionId, seat_id: actor.seatId, label, at })
    .onConflict((conflict) => conflict.columns(['version_id', 'seat_id']).doNothing())
    .execute()
}

const prefectureOnly = () =>
  new DomainError('forbidden', '「確認済み」の印は県が付けます。県の担当者に連絡してください。')
