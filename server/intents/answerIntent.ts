import { dayOf } from '../../shared/calendar'
import type { StateIntent } from '../../shared/intents/commands'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { once } from '../routing/once'
import { stateIntent, tellIntentsChanged } from './acts'
import { readableProposal } from './subject'

/** [W1] 意向 for one's own organisation or, in 代行入力, for another one. */
export async function answerIntent(
  context: Context,
  actor: Actor,
  { proposalId, onBehalf, idempotencyKey, ...stated }: StateIntent & { proposalId: string },
): Promise<{ id: string }> {
  const proposal = await readableProposal(context.store.db, actor, proposalId)
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: 'answerIntent', at }
  const { id } = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const asking = { day: dayOf(at), onBehalf, right: 'intent.answer' } as const
      const answerer = await answererOf(tx, actor, { ...proposal, forum_id: proposal.bodyId }, asking)
      return await stateIntent(tx, answerer, { ...stated, proposalId, callId: null, at })
    }),
  )
  await tellIntentsChanged(context, proposalId)
  return { id }
}
