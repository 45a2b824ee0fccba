import { dayOf } from '../../shared/calendar'
import type { NoObjection } from '../../shared/confirmation/commands'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import { answeredRound, answererOf, insertAnswer } from './round'
import { tellConfirmation } from './tell'

/** 異議なし to the version that goes round, for one's own organisation or, in 代行入力, for another one [V2]. */
export async function answerRound(
  context: Context,
  actor: Actor,
  input: NoObjection & { meetingId: string },
): Promise<{ answered: true }> {
  const meeting = await visibleMeeting(context.store.db, actor, input.meetingId)
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'answerRound', at }
  const answered = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const answerer = await answererOf(tx, actor, meeting, input.onBehalf, dayOf(at))
      const round = await answeredRound(tx, meeting.id, input.roundId)
      if (!round.recipients.some(({ id }) => id === answerer.organisation_id)) throw notAsked()
      await insertAnswer(tx, round, answerer, { answer: 'no_objection', level: input.level, at })
      return { answered: true as const }
    }),
  )
  tellConfirmation(context, meeting)
  return answered
}

const notAsked = () =>
  new DomainError(
    'forbidden',
    'この団体は会議に出席していないため、確認の送り先ではありません。気づいたことは修正依頼で送れます。',
  )
