import type { ChangeMaterial } from '../../shared/materials/commands'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { firstOf, materialToChange } from './find'
import { tellMaterialsChanged } from './materialsChanged'

/** Its name, the item it belongs to, and who may see it. A number that went out stays [G5]. */
export async function changeMaterial(
  context: Context,
  actor: Actor,
  input: ChangeMaterial & { materialId: string },
): Promise<void> {
  const meeting = await context.store.transaction(async (tx) => {
    const { meeting, material } = await materialToChange(tx, actor, input.materialId)
    await tx
      .updateTable('material')
      .set({ title: input.title, disclosure: input.disclosure })
      .where('id', '=', material.id)
      .execute()
    await tx
      .updateTable('material')
      .set({ item_id: input.itemId })
      .where('id', '=', firstOf(material))
      .execute()
    return meeting
  })
  tellMaterialsChanged(context, meeting)
}
