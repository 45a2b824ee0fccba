import { isNumberFixed } from '../../shared/materials/numbering'
import type { Tx } from '../store/Store'
import { allMaterialsOf } from './queries'

/** With a 次第 that went out the numbers it bears stand for good; what comes later takes the next free ones [G5]. */
export async function fixMaterialNumbers(
  tx: Tx,
  meetingId: string,
  itemOrder: readonly string[],
): Promise<void> {
  const materials = await allMaterialsOf(tx, meetingId, itemOrder)
  for (const { id, number } of materials.filter((each) => each.number !== '' && !isNumberFixed(each)))
    await tx.updateTable('material').set({ fixed_number: number }).where('id', '=', id).execute()
}
