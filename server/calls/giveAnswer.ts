import { dayOf } from '../../shared/calendar'
import { callKindLabel, givenValues } from '../../shared/calls/call'
import type { AnswerCall, CallAct } from '../../shared/calls/commands'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { answererOf, confirmTyped, nothingToConfirm } from '../forums/acts'
import { once } from '../routing/once'
import { answerCall, tellCall } from './acts'
import { subjectOf, visibleCall } from './find'
import type { Call } from './rows'

/** An answer by a press, for one's own organisation or, in 代行入力, for one that told it; taking it back makes it 未回答 again [Q3]. */
export async function giveAnswer(
  context: Context,
  actor: Actor,
  id: string,
  input: AnswerCall,
): Promise<{ answered: true }> {
  const call = await visibleCall(context.store.db, actor, id)
  refuseOtherKind(call, input)
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `answerCall ${id}`, at }
  const answered = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const { onBehalf, value, level, note } = input
      const answerer = await answererOf(tx, actor, subjectOf(call), {
        day: dayOf(at),
        onBehalf,
        right: 'call.answer',
      })
      const answeredOn = onBehalf ? input.answeredOn : null
      refuseImpossibleDay(call, answeredOn, dayOf(at))
      await answerCall(tx, answerer, { callId: id, value, level, note, at, answeredOn })
      return { answered: true as const }
    }),
  )
  tellCall(context, call)
  return answered
}

/** 代行入力 is confirmed by a seat of the organisation it speaks for. */
export async function confirmAnswer(
  context: Context,
  actor: Actor,
  { id, answerId, idempotencyKey }: CallAct & { id: string; answerId: string },
): Promise<{ confirmed: true }> {
  const call = await visibleCall(context.store.db, actor, id)
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: `confirmCallAnswer ${answerId}`, at }
  const confirmed = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const typed = {
        table: 'call_answer',
        of: { id: answerId, call_id: id },
        right: 'call.answer',
        at,
      } as const
      if (!(await confirmTyped(tx, actor, subjectOf(call), typed))) throw nothingToConfirm()
      return { confirmed: true as const }
    }),
  )
  tellCall(context, call)
  return confirmed
}

function refuseOtherKind({ kind }: Call, { value }: AnswerCall): void {
  if (value === 'withdrawn' || givenValues[kind].includes(value)) return
  throw new DomainError(
    'invalid',
    `この回答は${callKindLabel[kind]}では選べません。画面を再読み込みして、もう一度選んでください。`,
    [{ path: 'value', message: '回答を選び直してください。' }],
  )
}

/** What was told was told between the opening and today. */
function refuseImpossibleDay(call: Call, answeredOn: string | null, today: string): void {
  if (answeredOn === null || (answeredOn >= dayOf(call.openedAt) && answeredOn <= today)) return
  throw new DomainError('invalid', '入力に誤りがあります。示された項目を直してください。', [
    { path: 'answeredOn', message: '回答を受けた日は、照会の日からきょうまでの日にしてください。' },
  ])
}
