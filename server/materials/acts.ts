import type { Tx } from '../store/Store'
import { allMaterialsOf } from './queries'

/** With a 次第 that went out the numbers it bears stand for good; what comes later takes the next free ones [G5]. */
export async function fixMaterialNumbers(
  tx: Tx,
  meetingId: string,
  itemOrder: readonly string[],
): Promise<void> {
  for (const { id, number, fixedNumber, earlier } of await allMaterialsOf(tx, meetingId, itemOrder)) {
    const isFixed = fixedNumber !== null || earlier.some((each) => each.fixedNumber !== null)
    if (number === '' || isFixed) continue
    await tx.updateTable('material').set({ fixed_number: number }).where('id', '=', id).execute()
  }
}
