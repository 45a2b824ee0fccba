import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { ReopenSitting, SittingAct, TakeItem } from '../../shared/sitting/commands'
import type { Context } from '../context'
import { completeJob } from '../ledger/acts'
import type { MeetingRow } from '../meetings/queries'
import type { Tx } from '../store/Store'
import { addDrafted } from './draftAttendance'
import { noteEvent, sittingAct } from './sittingAct'

type Of<Command> = Command & { meetingId: string }

/** 開会: the server's clock says when; who has no attendance list yet gets one. */
export const openSitting = (context: Context, actor: Actor, input: Of<SittingAct>) =>
  sittingAct(
    context,
    actor,
    input,
    { command: 'openSitting', step: 'open', movesState: true },
    async (sitting) => {
      const { tx, meeting, at } = sitting
      await tx.updateTable('meeting').set({ began_at: at }).where('id', '=', meeting.id).execute()
      const listed = await tx
        .selectFrom('attendee')
        .select('id')
        .where('meeting_id', '=', meeting.id)
        .executeTakeFirst()
      if (!listed) await addDrafted(tx, meeting)
      // The answers were counted by the software; whoever sits needs neither day nor room any more.
      await completeJob(tx, { meetingId: meeting.id, kind: 'call', isAutomatic: true, at })
      await noteEvent(sitting, { act: 'opened' })
      return { beganAt: at }
    },
  )

/** 再開 within a day of 閉会: numbers that were fixed stay, and what it decides gets the next ones. */
export const reopenSitting = (context: Context, actor: Actor, input: Of<ReopenSitting>) =>
  sittingAct(
    context,
    actor,
    input,
    { command: 'reopenSitting', step: 'reopen', movesState: true },
    async (sitting) => {
      const { tx, meeting } = sitting
      await tx
        .updateTable('meeting')
        .set({ ended_at: null, summary_filed_at: null })
        .where('id', '=', meeting.id)
        .execute()
      await noteEvent(sitting, { act: 'reopened', reason: input.reason })
      return { beganAt: meeting.began_at }
    },
  )

/**
 * 次の議題 [T6]: the item before it ends now. The same item again changes nothing: of two who press it, one is told that it has begun.
 */
export const takeItem = (context: Context, actor: Actor, input: Of<TakeItem>) =>
  sittingAct(context, actor, input, { command: 'takeItem', step: 'run' }, async ({ tx, meeting, at }) => {
    const { itemId } = input
    if (itemId === meeting.current_item_id) return { itemId, isBegun: false }
    if (itemId !== null) await refuseUnknownItem(tx, meeting, itemId)
    await endItem(tx, meeting, at)
    await tx.updateTable('meeting').set({ current_item_id: itemId }).where('id', '=', meeting.id).execute()
    if (itemId !== null)
      await tx
        .insertInto('item_time')
        .values({ meeting_id: meeting.id, item_id: itemId, began_at: at, ended_at: null })
        // Taken up, left and taken up again within one millisecond of the clock.
        .onConflict((conflict) =>
          conflict.columns(['meeting_id', 'item_id', 'began_at']).doUpdateSet({ ended_at: null }),
        )
        .execute()
    return { itemId, isBegun: true }
  })

export const endItem = (tx: Tx, meeting: MeetingRow, at: number) =>
  tx
    .updateTable('item_time')
    .set({ ended_at: at })
    .where('meeting_id', '=', meeting.id)
    .where('ended_at', 'is', null)
    .execute()

export async function refuseUnknownItem(tx: Tx, meeting: MeetingRow, itemId: string): Promise<void> {
  const item = await tx
    .selectFrom('agenda_item')
    .select('id')
    .where('meeting_id', '=', meeting.id)
    .where('id', '=', itemId)
    .executeTakeFirst()
  if (!item)
    throw new DomainError('not_found', 'この議題は、ほかの人が次第から外しました。次第を確かめてください。')
}
