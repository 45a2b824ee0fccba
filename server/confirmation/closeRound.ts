import { dayOf } from '../../shared/calendar'
import type { RoundAct } from '../../shared/confirmation/commands'
import { standingsOf } from '../../shared/confirmation/standing'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { forumNames, rulesOf, secretariatOnly } from '../forums/queries'
import { completeJob } from '../ledger/acts'
import { tellMeetingChanged } from '../meetings/acts'
import { visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { notifySignatories, notifyUnanswered } from './letters'
import { answersOf, type Round } from './queries'
import { answeredRound } from './round'

/** 確認を締め切る: once everybody has answered, or the day is past. Silence stays what the rule made of it on that day. */
export async function closeRound(
  context: Context,
  actor: Actor,
  input: RoundAct & { meetingId: string },
): Promise<{ closed: true }> {
  const meeting = await visibleMeeting(context.store.db, actor, input.meetingId)
  if (!can(actor, 'round.open', { forumId: meeting.forum_id })) throw secretariatOnly('確認の締切り')
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'closeRound', at }
  const closed = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      await refuseSampleSeat(tx, actor, meeting)
      const round = await answeredRound(tx, meeting.id, input.roundId)
      if (dayOf(at) <= round.dueOn) await refuseUnanswered(tx, round)
      await tx.updateTable('confirmation_round').set({ closed_at: at }).where('id', '=', round.id).execute()
      await completeJob(tx, { meetingId: meeting.id, kind: 'confirmation', isAutomatic: true, at })
      const { minutes: rules } = await rulesOf(tx, meeting.forum_id)
      const seatIds = [rules.chairSeatId, rules.confirmedBy === 'chair_and_named' ? rules.namedSeatId : null]
      if (rules.confirmedBy !== 'secretariat')
        await notifySignatories(tx, {
          meeting,
          seatIds: [...new Set(seatIds.filter((id) => id !== null))],
          forumName: await nameOfForum(tx, meeting.forum_id),
          at,
        })
      return { closed: true as const }
    }),
  )
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
  return closed
}

/** 未回答の団体に知らせる: by hand, as often as the secretariat wants, and only to those who have not answered [V5]. */
export async function remindUnanswered(
  context: Context,
  actor: Actor,
  input: RoundAct & { meetingId: string },
): Promise<{ names: string[] }> {
  const meeting = await visibleMeeting(context.store.db, actor, input.meetingId)
  if (!can(actor, 'round.open', { forumId: meeting.forum_id })) throw secretariatOnly('確認の催促')
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'remindUnanswered', at }
  return await context.store.transaction((tx) =>
    once(tx, act, async () => {
      await refuseSampleSeat(tx, actor, meeting)
      const round = await answeredRound(tx, meeting.id, input.roundId)
      const forumName = await nameOfForum(tx, meeting.forum_id)
      const names = await notifyUnanswered(tx, { meeting, round, forumName, at })
      if (names.length === 0)
        throw new DomainError('conflict', 'すべての団体が回答しています。催促する相手はありません。')
      return { names }
    }),
  )
}

export async function nameOfForum(tx: Tx, forumId: string): Promise<string> {
  const [forum] = await forumNames(tx, [forumId])
  return forum?.name ?? ''
}

async function refuseUnanswered(tx: Tx, round: Round): Promise<void> {
  const standings = standingsOf(
    round.recipients.map(({ id }) => id),
    round.sections,
    await answersOf(tx, round.meetingId),
    { rule: 'stays_open', dueOn: round.dueOn, today: round.dueOn },
  )
  const count = standings.filter(({ state }) => state === 'unanswered').length
  if (count > 0)
    throw new DomainError(
      'conflict',
      `期限前で、まだ${count}団体が回答していません。期限の翌日から、またはすべての団体が回答してから締め切れます。`,
    )
}
