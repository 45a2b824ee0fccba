import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { MarkCondition } from '../../shared/intents/commands'
import { isJudged } from '../../shared/intents/condition'
import type { Intent } from '../../shared/intents/intent'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { newId } from '../id'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { tellIntentsChanged } from './acts'
import { intentsOf } from './queries'
import { openProposal, readableProposal } from './subject'

/**
 * [W2] Whether a condition in words is met is said by the organisation that made it; the secretariat enters what it was told, marked as
 * such. A mark speaks of one answer: with the next the question is open again.
 */
export async function markCondition(
  context: Context,
  actor: Actor,
  input: MarkCondition & { proposalId: string },
): Promise<{ id: string }> {
  const { proposalId, position, isMet, note, onBehalf } = input
  const proposal = await readableProposal(context.store.db, actor, proposalId)
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'markCondition', at }
  const marked = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const asking = { day: dayOf(at), onBehalf, right: 'intent.answer' } as const
      const answerer = await answererOf(tx, actor, { ...proposal, forum_id: proposal.bodyId }, asking)
      await openProposal(tx, proposalId)
      const intent = await ownIntent(tx, proposalId, answerer.organisation_id)
      const condition = intent.conditions[position]
      if (!condition || !isJudged(condition)) throw noSuchCondition()
      const id = newId()
      const last = intent.marks[position]?.entry.at ?? 0
      await tx
        .insertInto('condition_mark')
        .values({
          id,
          intent_id: intent.id,
          ...answerer,
          at: Math.max(at, last + 1),
          position,
          is_met: isMet ? 1 : 0,
          note,
        })
        .execute()
      return { id }
    }),
  )
  await tellIntentsChanged(context, proposalId)
  return marked
}

async function ownIntent(tx: Tx, proposalId: string, organisationId: string): Promise<Intent> {
  const own = (await intentsOf(tx, [proposalId])).find((each) => each.organisationId === organisationId)
  if (!own) throw noSuchCondition()
  return own
}

const noSuchCondition = () =>
  new DomainError(
    'conflict',
    'この条件は、団体のいまの回答にはありません。画面を再読み込みして、いまの回答を確かめてください。',
  )
