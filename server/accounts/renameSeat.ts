import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { refuseTwin } from './acts'
import { assertManages } from './manage'

/** [B10] A seat is called otherwise from now on. What was written under the earlier title keeps it. */
export async function renameSeat(
  context: Context,
  actor: Actor,
  { seatId, title }: { seatId: string; title: string },
): Promise<void> {
  assertManages(actor)
  await context.store.transaction(async (tx) => {
    const seat = await tx
      .selectFrom('seat')
      .select(['title', 'organisation_id as organisationId'])
      .where('id', '=', seatId)
      .where('is_sample', '=', 0)
      .executeTakeFirst()
    if (!seat) throw new DomainError('not_found', '席が見つかりません。一覧を開き直してください。')
    if (seat.title === title) return
    await refuseTwin(tx, { ...seat, title })
    await tx
      .insertInto('seat_title')
      .values({ seat_id: seatId, title: seat.title, until_at: context.now() })
      .execute()
    await tx.updateTable('seat').set({ title }).where('id', '=', seatId).execute()
  })
}
