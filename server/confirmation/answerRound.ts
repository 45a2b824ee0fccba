import { dayOf } from '../../shared/calendar'
import type { NoObjection } from '../../shared/confirmation/commands'
import { speaksOf } from '../../shared/confirmation/standing'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { tellMeetingChanged } from '../meetings/acts'
import { visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { answersOf, correctionsOf, type Round } from './queries'
import { answeredRound, answererOf, insertAnswer } from './round'

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
      const recipient = round.recipients.find(({ id }) => id === answerer.organisation_id)
      if (!recipient) throw notAsked()
      if (input.onBehalf && (await objectsItself(tx, round, recipient.id)))
        throw objectedItself(recipient.name)
      await insertAnswer(tx, round, answerer, { answer: 'no_objection', level: input.level, at })
      return { answered: true as const }
    }),
  )
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
  return answered
}

/** Its own last answer, not one that was entered for it, is a 修正依頼 that holds and that nobody has answered yet. */
async function objectsItself(tx: Tx, round: Round, organisationId: string): Promise<boolean> {
  const own = (await answersOf(tx, round.meetingId)).findLast(
    (answer) => answer.organisationId === organisationId && answer.channel === null,
  )
  if (own?.answer !== 'correction' || !round.sections.some((section) => speaksOf(own, section))) return false
  return (await correctionsOf(tx, round.meetingId)).some(
    ({ organisation, state }) => organisation.id === organisationId && state === 'open',
  )
}

const objectedItself = (name: string) =>
  new DomainError(
    'conflict',
    `${name}は自ら修正依頼を出しています。採否を答えるか、その団体に回答を求めてください。`,
  )
const notAsked = () =>
  new DomainError(
    'forbidden',
    'この団体は会議に出席していないため、確認の送り先ではありません。気づいたことは修正依頼で送れます。',
  )
