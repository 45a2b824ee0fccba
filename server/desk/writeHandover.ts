import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId } from '../id'

/** Leaves a note to whoever sits in this seat next. What was written stays; a newer one stands before it. */
export async function writeHandover(context: Context, actor: Actor, text: string): Promise<{ id: string }> {
  const id = newId()
  await context.store.transaction(async (tx) => {
    const { label } = await actingSeat(tx, actor)
    await tx
      .insertInto('handover_note')
      .values({
        id,
        seat_id: actor.seatId,
        person_id: actor.personId,
        text,
        at: context.now(),
        label,
        taken_at: null,
      })
      .execute()
  })
  tell(context, actor)
  return { id }
}

/** The next holder has read what was left: all of it goes off the desk and stays on the page. */
export async function takeHandover(context: Context, actor: Actor): Promise<void> {
  const taken = await context.store.transaction((tx) =>
    tx
      .updateTable('handover_note')
      .set({ taken_at: context.now() })
      .where('seat_id', '=', actor.seatId)
      .where('person_id', '!=', actor.personId)
      .where('taken_at', 'is', null)
      .executeTakeFirst(),
  )
  if (taken.numUpdatedRows === 0n)
    throw new DomainError('conflict', '引き継ぐものは、もうありません。画面を読み直してください。')
  tell(context, actor)
}

const tell = (context: Context, { organisationId }: Actor) =>
  context.events.emit('changed', { topic: 'desk', audience: { organisationIds: [organisationId] } })
