import type { DecideCorrection } from '../../shared/confirmation/commands'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { tellMeetingChanged } from '../meetings/acts'
import { visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import { nameOfForum } from './closeRound'
import { notifyDecided } from './letters'
import { correctionsOf } from './queries'

/** 採用・一部採用・不採用: answered once, with the reason where it is not taken whole, and told to whoever asked [V6]. */
export async function decideCorrection(
  context: Context,
  actor: Actor,
  input: DecideCorrection & { meetingId: string; correctionId: string },
): Promise<{ id: string }> {
  const meeting = await visibleMeeting(context.store.db, actor, input.meetingId)
  if (!can(actor, 'correction.decide', { forumId: meeting.forum_id })) throw secretariatOnly('修正依頼の採否')
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'decideCorrection', at }
  const decided = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      await refuseSampleSeat(tx, actor, meeting)
      const { label } = await actingSeat(tx, actor)
      const result = await tx
        .updateTable('correction_request')
        .set({ state: input.decision, reason: input.reason, answered_at: at, answered_by_label: label })
        .where('id', '=', input.correctionId)
        .where('meeting_id', '=', meeting.id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      const correction = (await correctionsOf(tx, meeting.id)).find(({ id }) => id === input.correctionId)
      if (result.numUpdatedRows !== 1n || !correction)
        throw new DomainError(
          'conflict',
          'この修正依頼は、すでに回答されたか取り下げられています。画面を再読み込みしてください。',
        )
      await notifyDecided(tx, {
        meeting,
        correction,
        forumName: await nameOfForum(tx, meeting.forum_id),
        at,
      })
      return { id: input.correctionId }
    }),
  )
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
  return decided
}
