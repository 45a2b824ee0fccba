import type { Actor } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { materialToChange } from './find'
import { tellMaterialsChanged } from './materialsChanged'

/** Takes a material out of what is handed out, or brings it back. It is marked and never erased [G6]. */
export async function removeMaterial(
  context: Context,
  actor: Actor,
  { materialId, isRemoved }: { materialId: string; isRemoved: boolean },
): Promise<void> {
  const meeting = await context.store.transaction(async (tx) => {
    const { meeting, material } = await materialToChange(tx, actor, materialId)
    const { label } = await actingSeat(tx, actor)
    await tx
      .updateTable('material')
      .set(
        isRemoved
          ? { removed_at: context.now(), removed_by_label: label }
          : { removed_at: null, removed_by_label: null },
      )
      .where('id', '=', material.id)
      .execute()
    return meeting
  })
  tellMaterialsChanged(context, meeting)
}
