import type { Actor } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import type { Tables } from '../store/Tables'

interface Happened {
  pointId: string
  kind: Tables['point_event']['kind']
  at: number
  /** the words that stood there before */
  before?: string
}

/** 経過 of a row of the 論点表: what was done and by whom. */
export async function recordEvent(
  tx: Tx,
  actor: Actor,
  { pointId, kind, at, before = '' }: Happened,
): Promise<void> {
  const { label } = await actingSeat(tx, actor)
  const { count } = await tx
    .selectFrom('point_event')
    .select((eb) => eb.fn.countAll<number | string | bigint>().as('count'))
    .where('point_id', '=', pointId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('point_event')
    .values({
      id: newId(),
      point_id: pointId,
      number: Number(count) + 1,
      kind,
      at,
      seat_id: actor.seatId,
      label,
      before,
    })
    .execute()
}
