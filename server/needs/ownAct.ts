import { dayOf } from '../../shared/calendar'
import type { Actor } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import { refuseClosed } from '../forums/queries'
import type { Tx } from '../store/Store'
import type { NeedRow } from './find'

/** Who acts on a need or an offer of a body that is still there, as text. */
export async function actOn(
  tx: Tx,
  actor: Actor,
  row: { forum_id: string; is_sample: 0 | 1 },
  at: number,
): Promise<{ label: string }> {
  await refuseSampleSeat(tx, actor, row)
  await refuseClosed(tx, row.forum_id, dayOf(at))
  return await actingSeat(tx, actor)
}

type Typed = Pick<NeedRow, 'organisation_id' | 'on_behalf_channel' | 'confirmed_at'>

/** Whatever the owner does with what was typed for it confirms it [E2]. */
export const confirmation = (actor: Actor, row: Typed, { at, label }: { at: number; label: string }) =>
  row.on_behalf_channel !== null && row.confirmed_at === null && row.organisation_id === actor.organisationId
    ? { confirmed_at: at, confirmed_label: label }
    : {}
