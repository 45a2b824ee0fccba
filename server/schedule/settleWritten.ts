import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { SettleWritten } from '../../shared/schedule/commands'
import { type ItemAnswer, isUnanimous, writtenNote, writtenTally } from '../../shared/schedule/written'
import { quorumNeeded } from '../../shared/sitting/quorum'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { rulesOf, secretariatOnly } from '../forums/queries'
import { completeJob } from '../ledger/acts'
import { holdMeeting, refuseDateAct } from '../meetings/acts'
import { type MeetingRow, visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { askedMembers } from './queries'
import { tellScheduleChanged } from './scheduleChanged'
import { answeredInWriting, itemsToAnswer, writtenAnswersOf } from './written'

/** 書面開催の結果: the secretariat records what became of each 協議 from the answers; with that the meeting was held [D10]. */
export async function settleWritten(
  context: Context,
  actor: Actor,
  input: SettleWritten & { meetingId: string },
): Promise<{ settledAt: number }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'settleWritten', at }
  let forumId = ''
  const settled = await context.store.transaction(async (tx) => {
    const visible = await visibleMeeting(tx, actor, input.meetingId)
    forumId = visible.forum_id
    if (!can(actor, 'schedule.manage', { forumId })) throw secretariatOnly('書面開催の結果の記録')
    await refuseSampleSeat(tx, actor, visible)
    return await once(tx, act, async () => {
      const meeting = await holdMeeting(tx, visible.id)
      await refuseUnready(tx, meeting, at)
      await writeOutcomes(tx, meeting, { input, label: (await actingSeat(tx, actor)).label, at })
      await tx.updateTable('meeting').set({ ended_at: at }).where('id', '=', meeting.id).execute()
      // The answers were counted by the software.
      await completeJob(tx, { meetingId: meeting.id, kind: 'call', isAutomatic: true, at })
      return { settledAt: at }
    })
  })
  tellScheduleChanged(context, { forumId, meetingId: input.meetingId })
  return settled
}

async function refuseUnready(tx: Tx, meeting: MeetingRow, at: number): Promise<void> {
  if (meeting.mode !== 'written')
    throw new DomainError(
      'conflict',
      'この会議は書面開催ではありません。結果は会議中の画面で記録してください。',
    )
  await refuseDateAct(tx, meeting, 'write', at)
  if (meeting.starts_at <= at) return
  const answered = await answeredInWriting(tx, meeting.id)
  const waiting = (await askedMembers(tx, meeting.forum_id, dayOf(at))).filter(({ id }) => !answered.has(id))
  if (waiting.length > 0)
    throw new DomainError(
      'conflict',
      `まだ回答していない団体があります（${waiting.map(({ name }) => name).join('、')}）。回答期限を過ぎるか、すべての回答がそろってから記録してください。`,
    )
}

async function writeOutcomes(
  tx: Tx,
  meeting: MeetingRow,
  { input, label, at }: { input: SettleWritten; label: string; at: number },
): Promise<void> {
  const items = await itemsToAnswer(tx, meeting.id)
  const answers = await writtenAnswersOf(tx, meeting.id)
  const asked = (await askedMembers(tx, meeting.forum_id, dayOf(at))).map(({ id }) => id)
  const needed = quorumNeeded(asked.length, (await rulesOf(tx, meeting.forum_id)).quorum.rule)
  const open = items.filter(({ id }) => !input.outcomes.some(({ itemId }) => itemId === id))
  if (open.length > 0 || input.outcomes.length !== items.length)
    throw new DomainError(
      'invalid',
      '結果が決まっていない協議事項があります。すべての協議事項に結果を入れてください。次回に続ける議題は「継続」にします。',
      open.map(({ id, number, title }) => ({
        path: id,
        message: `${number} ${title}の結果を選んでください。`,
      })),
    )
  for (const { itemId, outcome } of input.outcomes) {
    const tally = writtenTally(itemId, asked, answers)
    const present = answerersOf(itemId, asked, answers)
    const values = {
      outcome,
      has_no_objection: isUnanimous(tally) ? (1 as const) : (0 as const),
      note: writtenNote(tally),
      decided_at: at,
      present: JSON.stringify(present),
      is_quorate: present.length >= needed ? (1 as const) : (0 as const),
      label,
    }
    await tx
      .insertInto('item_outcome')
      .values({ meeting_id: meeting.id, item_id: itemId, ...values })
      .onConflict((conflict) => conflict.columns(['meeting_id', 'item_id']).doUpdateSet(values))
      .execute()
  }
}

/** Who answered stands for who was there. */
const answerersOf = (itemId: string, asked: readonly string[], answers: readonly ItemAnswer[]): string[] =>
  asked.filter((id) => answers.some((each) => each.itemId === itemId && each.organisationId === id))
