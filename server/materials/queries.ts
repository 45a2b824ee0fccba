import type { Selectable } from 'kysely'
import type { Material } from '../../shared/materials/material'
import { currentMaterials, type NumberedMaterial, numberMaterials } from '../../shared/materials/numbering'
import type { MinutesRecord } from '../../shared/minutes/record'
import { internalItemsOf } from '../../shared/minutes/withoutInternal'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

/** The 資料 of a meeting that are handed out, in their order and with their labels (資料1, 資料2-1). */
export async function materialsOf(db: Db, meetingId: string): Promise<NumberedMaterial[]> {
  return currentMaterials(await allMaterialsOf(db, meetingId))
}

/** What of them leaves the members' circle: neither what is 内部 nor what belongs to a 内部 item of the record [R8]. */
export function materialsOutside(
  materials: readonly NumberedMaterial[],
  record: MinutesRecord,
): NumberedMaterial[] {
  const internal = internalItemsOf(record)
  return materials
    .filter(({ removedAt, disclosure }) => removedAt === null && disclosure !== 'internal')
    .filter(({ itemId }) => itemId === null || !internal.has(itemId))
    .map((material) => ({ ...material, earlier: [] }))
}

/** With those that were removed; `itemOrder` where the caller knows the agenda better than its projection does. */
export async function allMaterialsOf(
  db: Db,
  meetingId: string,
  itemOrder?: readonly string[],
): Promise<NumberedMaterial[]> {
  const rows = await db
    .selectFrom('material')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  return numberMaterials(rows.map(materialOf), itemOrder ?? (await itemOrderOf(db, meetingId)))
}

async function itemOrderOf(db: Db, meetingId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  return rows.map(({ id }) => id)
}

const materialOf = (row: Selectable<Tables['material']>): Material => ({
  id: row.id,
  itemId: row.item_id,
  position: row.position,
  title: row.title,
  fileName: row.file_name,
  mediaType: row.media_type,
  byteCount: row.byte_count,
  sha256: row.sha256,
  disclosure: row.disclosure,
  replacesId: row.replaces_id,
  fixedNumber: row.fixed_number,
  uploadedAt: row.uploaded_at,
  organisationId: row.organisation_id,
  label: row.label,
  removedAt: row.removed_at,
  removedByLabel: row.removed_by_label,
})
