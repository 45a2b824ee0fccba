import { DomainError } from '../../shared/error'
import type { MoveMaterial } from '../../shared/materials/commands'
import { currentMaterials, isNumberFixed, type NumberedMaterial } from '../../shared/materials/numbering'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { firstOf, materialToChange } from './find'
import { tellMaterialsChanged } from './materialsChanged'

/** One place up or down among those of its item that have no number for good yet. */
export async function moveMaterial(
  context: Context,
  actor: Actor,
  { materialId, by }: MoveMaterial & { materialId: string },
): Promise<void> {
  const meeting = await context.store.transaction(async (tx) => {
    const { meeting, material, all } = await materialToChange(tx, actor, materialId)
    if (isNumberFixed(material)) throw numbersStand()
    const siblings = currentMaterials(all).filter(
      (each) => each.itemId === material.itemId && !isNumberFixed(each),
    )
    const index = siblings.findIndex(({ id }) => id === materialId)
    if (siblings[index + by]) await writeOrder(tx, swapped(siblings, index, index + by))
    return meeting
  })
  tellMaterialsChanged(context, meeting)
}

function swapped<T>(list: readonly T[], one: number, other: number): T[] {
  const moved = [...list]
  moved.splice(other, 0, ...moved.splice(one, 1))
  return moved
}

/** The places they held among all, given out anew. */
async function writeOrder(tx: Tx, order: readonly NumberedMaterial[]): Promise<void> {
  const positions = order.map(({ position }) => position).sort((one, other) => one - other)
  for (const [index, material] of order.entries())
    await tx
      .updateTable('material')
      .set({ position: positions[index] ?? material.position })
      .where('id', '=', firstOf(material))
      .execute()
}

const numbersStand = () =>
  new DomainError(
    'conflict',
    '次第と一緒に出した資料の番号は変わりません。新しい版は「差替え」で加えてください。',
  )
