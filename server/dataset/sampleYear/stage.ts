import { assert } from '../../../shared/assert'
import { dayOf } from '../../../shared/calendar'
import type { Actor } from '../../../shared/permission'
import { actorOf } from '../../accounts/queries'
import type { Context } from '../../context'
import type { Cast, SampleName } from './people'

/** What the makers of the sample year share: who plays, and the day from which its days are counted. */
export interface Stage {
  context: Context
  cast: Cast
  now: number
}

/** The clock and a person of the sample at one moment of the year, for the product's own verbs. */
export async function actAt(
  { context, cast }: Stage,
  name: SampleName,
  at: number,
): Promise<{ context: Context; actor: Actor }> {
  const { personId, seatId } = cast[name]
  const actor = await actorOf(context.store.db, personId, seatId, dayOf(at))
  assert(actor, `${name} holds a seat on ${dayOf(at)}`)
  return { context: { ...context, now: () => at }, actor }
}

/** Organisations by the seats that name them. */
export const organisationsOf = ({ cast }: Stage, names: readonly SampleName[]): string[] =>
  names.map((name) => cast[name].organisationId)
