import type { CreateSeat } from '../../shared/accounts/commands'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { once } from '../routing/once'
import { insertSeat } from './acts'
import { assertManages } from './manage'
import { writeSecretariats } from './setSecretariat'

/** Makes a seat (職) of an organisation (団体); nobody sits in it until an invitation is accepted. */
export async function createSeat(
  context: Context,
  actor: Actor,
  input: CreateSeat,
): Promise<{ seatId: string }> {
  assertManages(actor)
  const act = {
    key: input.idempotencyKey,
    personId: actor.personId,
    command: 'createSeat',
    at: context.now(),
  }
  return context.store.transaction((tx) =>
    once(tx, act, async () => {
      const { seatId } = await insertSeat(tx, input)
      await writeSecretariats(tx, { seatId, duty: input.duty, forumIds: input.secretariatOf })
      return { seatId }
    }),
  )
}
