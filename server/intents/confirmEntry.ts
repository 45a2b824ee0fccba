import { DomainError } from '../../shared/error'
import type { ConfirmIntent } from '../../shared/intents/commands'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { confirmTyped, nothingToConfirm } from '../forums/acts'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { tellIntentsChanged } from './acts'
import { intentsOf } from './queries'
import { readableProposal } from './subject'

/** [W7] 代行入力 of an answer or of a mark, confirmed by a seat of the organisation it speaks for. Only what holds today can be. */
export async function confirmEntry(
  context: Context,
  actor: Actor,
  { proposalId, entryId, idempotencyKey }: ConfirmIntent & { proposalId: string; entryId: string },
): Promise<{ confirmed: true }> {
  const proposal = await readableProposal(context.store.db, actor, proposalId)
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: 'confirmIntentEntry', at }
  const confirmed = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const table = await tableOf(tx, proposalId, { entryId, organisationId: actor.organisationId })
      const subject = { forum_id: proposal.bodyId, is_sample: proposal.is_sample }
      const typed = { table, of: { id: entryId }, right: 'intent.answer', at } as const
      if (!(await confirmTyped(tx, actor, subject, typed))) throw nothingToConfirm()
      return { confirmed: true as const }
    }),
  )
  await tellIntentsChanged(context, proposalId)
  return confirmed
}

async function tableOf(
  tx: Tx,
  proposalId: string,
  { entryId, organisationId }: { entryId: string; organisationId: string },
): Promise<'intent' | 'condition_mark'> {
  const own = (await intentsOf(tx, [proposalId])).find((each) => each.organisationId === organisationId)
  if (own?.id === entryId && own.entry.channel !== null) return 'intent'
  if (own?.marks.some((mark) => mark?.id === entryId && mark.entry.channel !== null)) return 'condition_mark'
  throw othersOnly()
}

const othersOnly = () =>
  new DomainError(
    'forbidden',
    '確認できるのは、自分の団体の代行入力のうち、いまの回答だけです。画面を再読み込みして確かめてください。',
  )
