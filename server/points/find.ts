import type { Selectable } from 'kysely'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Tx } from '../store/Store'
import type { Tables } from '../store/Tables'
import { type Place, pointsUnknown, writePlace } from './place'

export type PointRow = Selectable<Tables['point_at_issue']>

/** A row that the actor may write to, with its place; it is held until the act is done, so that of several one waits. */
export async function holdPoint(tx: Tx, actor: Actor, id: string): Promise<{ row: PointRow; place: Place }> {
  await tx
    .updateTable('point_at_issue')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', id)
    .execute()
  const row = await tx.selectFrom('point_at_issue').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw pointsUnknown()
  const place = await writePlace(tx, actor, row.proposal_id)
  return { row, place }
}

export function refuseClosedPoint({ state }: Pick<PointRow, 'state'>): void {
  if (state !== 'open')
    throw new DomainError(
      'conflict',
      'この論点は、もう閉じています。続けて話し合うことは、新しい論点にしてください。',
    )
}

/** Somebody else wrote since the page was read: nothing is overwritten unseen. */
export function refuseStalePoint(row: PointRow, revision: number): void {
  if (row.revision !== revision)
    throw new DomainError(
      'conflict',
      'この論点は、いまほかの人が書き換えました。入力したものは画面に残っています。新しい内容を見比べて、もう一度保存してください。',
    )
}
