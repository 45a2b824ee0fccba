import type { Actor } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { announce } from './announce'
import { type FoundProposal, findProposal, proposalById } from './find'

interface FormalAct {
  /** the proposal's id */
  id: string
  idempotencyKey: string
  name: string
}

/**
 * A formal act on one proposal: it is found (or absent), done once per key in one transaction, never by a sample seat on what is real,
 * and told afterwards to whoever saw it before or sees it now.
 */
export async function formalAct<T>(
  context: Context,
  actor: Actor,
  { id, idempotencyKey, name }: FormalAct,
  work: (tx: Tx, found: FoundProposal, at: number) => Promise<T>,
): Promise<T> {
  const at = context.now()
  const before = await findProposal(context.store.db, actor, id)
  const act = { key: idempotencyKey, personId: actor.personId, command: `${name} ${id}`, at }
  const result = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const found = await findProposal(tx, actor, id)
      await refuseSampleSeat(tx, actor, found.row)
      return await work(tx, found, at)
    }),
  )
  announce(context.events, before, [before.row.state])
  const after = await proposalById(context.store.db, id)
  if (after) announce(context.events, after, [after.row.state])
  return result
}
