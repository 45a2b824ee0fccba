import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { type SittingStep, sittingRefusal } from '../../shared/sitting/course'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { newId } from '../id'
import { holdMeeting } from '../meetings/acts'
import { courseOfMeeting, type MeetingRow, visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { tellSitting } from './tellSitting'

interface Sitting {
  tx: Tx
  /** its row is held to the end of the transaction */
  meeting: MeetingRow
  at: number
  /** the seat that acts, as text */
  label: string
}

interface Act {
  command: string
  step: SittingStep
  /** the meeting has another state now: lists and desks ask again, too */
  movesState?: boolean
}

/**
 * Every act of 会議中: the right, the sample's limits, whether the meeting is in a state for it [T1], once, in one transaction, told
 * after the commit. `work` gets the meeting with its row held, so that of two acts one comes after the other.
 */
export async function sittingAct<T>(
  context: Context,
  actor: Actor,
  input: { meetingId: string; idempotencyKey: string },
  { command, step, movesState }: Act,
  work: (sitting: Sitting) => Promise<T>,
): Promise<T> {
  const at = context.now()
  const { meeting, done } = await context.store.transaction(async (tx) => {
    const found = await visibleMeeting(tx, actor, input.meetingId)
    if (!can(actor, 'sitting.run', { forumId: found.forum_id })) throw secretariatOnly('会議の進行')
    await refuseSampleSeat(tx, actor, found)
    const key = { key: input.idempotencyKey, personId: actor.personId, command, at }
    const result = await once(tx, key, async () => {
      const held = await holdMeeting(tx, found.id)
      const refusal = sittingRefusal(step, { ...(await courseOfMeeting(tx, held.id)), mode: held.mode }, at)
      if (refusal !== undefined) throw new DomainError('conflict', refusal)
      const { label } = await actingSeat(tx, actor)
      return await work({ tx, meeting: held, at, label })
    })
    return { meeting: found, done: result }
  })
  tellSitting(context, { id: meeting.id, forumId: meeting.forum_id }, movesState ?? false)
  return done
}

/** Keeps who did what and why: opening, closing, reopening, a correction after 閉会. */
export async function noteEvent(
  { tx, meeting, at, label }: Sitting,
  event: {
    act: 'opened' | 'closed' | 'reopened' | 'corrected' | 'summarised'
    itemId?: string
    reason?: string
  },
): Promise<void> {
  await tx
    .insertInto('sitting_event')
    .values({
      id: newId(),
      meeting_id: meeting.id,
      act: event.act,
      item_id: event.itemId ?? null,
      at,
      label,
      reason: event.reason ?? '',
    })
    .execute()
}
