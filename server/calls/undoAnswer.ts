import { dayOf } from '../../shared/calendar'
import type { UndoAnswer, UndoIntent } from '../../shared/calls/commands'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { type Answerer, answererOf } from '../forums/acts'
import { takeBackIntent, tellIntentsChanged } from '../intents/acts'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { refuseUnasked, takeBackAnswer, tellCall } from './acts'
import { subjectOf, visibleCall } from './find'

/** 取り消す after a press on the desk: the answer before it stands again, and 未回答 where there was none [Q4]. */
export const undoAnswer = (
  context: Context,
  actor: Actor,
  id: string,
  { value, idempotencyKey }: UndoAnswer,
): Promise<{ undone: true }> =>
  undo(context, actor, { id, idempotencyKey, command: 'undoAnswer' }, (tx, answerer, at) =>
    takeBackAnswer(tx, answerer, { callId: id, value, at }),
  )

/** The same of one proposal of an 意向照会. */
export async function undoIntent(
  context: Context,
  actor: Actor,
  id: string,
  { proposalId, value, idempotencyKey }: UndoIntent,
): Promise<{ undone: true }> {
  const done = await undo(context, actor, { id, idempotencyKey, command: 'undoIntent' }, (tx, answerer, at) =>
    takeBackIntent(tx, answerer, { proposalId, value, at }),
  )
  await tellIntentsChanged(context, proposalId)
  return done
}

/** By a seat of an organisation that the call asks, once for one press. */
async function undo(
  context: Context,
  actor: Actor,
  { id, idempotencyKey, command }: { id: string; idempotencyKey: string; command: string },
  takeBack: (tx: Tx, answerer: Answerer, at: number) => Promise<void>,
): Promise<{ undone: true }> {
  const call = await visibleCall(context.store.db, actor, id)
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: `${command} ${id}`, at }
  const undone = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const right = { day: dayOf(at), onBehalf: undefined, right: 'call.answer' } as const
      const answerer = await answererOf(tx, actor, subjectOf(call), right)
      await refuseUnasked(tx, id, answerer.organisation_id)
      await takeBack(tx, answerer, at)
      return { undone: true as const }
    }),
  )
  tellCall(context, call)
  return undone
}
