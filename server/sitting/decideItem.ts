import { faultAt } from '../../shared/error'
import type { ItemOutcome } from '../../shared/meetings/outcome'
import type { Actor } from '../../shared/permission'
import { isWithin } from '../../shared/sitting/attendance'
import type { DecideItem, UndecideItem } from '../../shared/sitting/commands'
import type { Context } from '../context'
import type { MeetingRow } from '../meetings/queries'
import { presenceAt } from './attendance'
import { refuseUnknownItem } from './openSitting'
import { outcomesOfItems } from './queries'
import { noteEvent, sittingAct } from './sittingAct'

type Of<Command> = Command & { meetingId: string }

/** [T4] What became of an item, with who was there at that moment. After 閉会 a correction says why. */
export const decideItem = (context: Context, actor: Actor, input: Of<DecideItem>) =>
  sittingAct(context, actor, input, { command: 'decideItem', step: 'decide' }, async (sitting) => {
    const { tx, meeting, at, label } = sitting
    const before = (await outcomesOfItems(tx, meeting.id)).find(({ itemId }) => itemId === input.itemId)
    if (!before) await refuseUnknownItem(tx, meeting, input.itemId)
    if (meeting.ended_at !== null) refuseWithoutReason(input.reason)
    const decidedAt = momentOf(input, before, meeting, at)
    const { present, isQuorate } = await presenceAt(tx, meeting, decidedAt)
    const values = {
      outcome: input.outcome,
      has_no_objection: input.hasNoObjection ? (1 as const) : (0 as const),
      note: input.note,
      decided_at: decidedAt,
      present: JSON.stringify(present),
      is_quorate: isQuorate ? (1 as const) : (0 as const),
      label,
    }
    await tx
      .insertInto('item_outcome')
      .values({ meeting_id: meeting.id, item_id: input.itemId, ...values })
      .onConflict((conflict) => conflict.columns(['meeting_id', 'item_id']).doUpdateSet(values))
      .execute()
    if (meeting.ended_at !== null)
      await noteEvent(sitting, { act: 'corrected', itemId: input.itemId, reason: input.reason })
    return { decidedAt }
  })

/** Takes an outcome back while the meeting sits. */
export const undecideItem = (context: Context, actor: Actor, input: Of<UndecideItem>) =>
  sittingAct(context, actor, input, { command: 'undecideItem', step: 'run' }, async ({ tx, meeting }) => {
    await tx
      .deleteFrom('item_outcome')
      .where('meeting_id', '=', meeting.id)
      .where('item_id', '=', input.itemId)
      .execute()
    return { undecided: true }
  })

/** By hand within the meeting; else when it was decided, as long as the outcome stays the same; else now. */
function momentOf(
  input: DecideItem,
  before: ItemOutcome | undefined,
  meeting: MeetingRow,
  at: number,
): number {
  const from = meeting.began_at ?? at
  const to = meeting.ended_at ?? at
  if (input.decidedAt !== null) {
    if (isWithin(input.decidedAt, from, to)) return input.decidedAt
    const message = '決定の時刻は、開会から閉会までの間にしてください。'
    throw faultAt('decidedAt', message)
  }
  const isNew = before === undefined || (before.outcome !== input.outcome && meeting.ended_at === null)
  return isNew ? to : before.decidedAt
}

function refuseWithoutReason(reason: string): void {
  if (reason !== '') return
  const message = '閉会した後の訂正です。訂正の理由を入力してください。'
  throw faultAt('reason', message)
}
