import { dayOf } from '../../shared/calendar'
import type { AnswerIntent } from '../../shared/calls/commands'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { stateIntent, tellIntentsChanged } from '../intents/acts'
import { once } from '../routing/once'
import { refuseUnasked, tellCall } from './acts'
import { subjectOf, visibleCall } from './find'

/** 意向 on one proposal of an 意向照会; conditions are given on the proposal's own page, and count here too [Q6]. */
export async function answerIntent(
  context: Context,
  actor: Actor,
  id: string,
  input: AnswerIntent,
): Promise<{ answered: true }> {
  const call = await visibleCall(context.store.db, actor, id)
  const { proposalId, value, level, note, onBehalf } = input
  if (!call.proposalIds.includes(proposalId))
    throw new DomainError('invalid', 'この提案は、この照会にありません。画面を再読み込みしてください。')
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `answerIntent ${id}`, at }
  await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const answerer = await answererOf(tx, actor, subjectOf(call), {
        day: dayOf(at),
        onBehalf,
        right: 'call.answer',
      })
      await refuseUnasked(tx, id, answerer.organisation_id)
      return stateIntent(tx, answerer, {
        proposalId,
        callId: id,
        value,
        level,
        conditions: [],
        note,
        approver: '',
        at,
      })
    }),
  )
  tellCall(context, call)
  await tellIntentsChanged(context, proposalId)
  return { answered: true }
}
