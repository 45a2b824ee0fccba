import type { NumberedMaterial } from '../../shared/materials/numbering'
import { parseRecord } from '../../shared/minutes/record'
import { type Actor, can } from '../../shared/permission'
import { type MeetingRow, meetingById } from '../meetings/queries'
import { confirmedVersion } from '../minutes/queries'
import type { Db } from '../store/Store'
import { materialUnknown } from './find'
import { allMaterialsOf, materialsOutside } from './queries'

/** The 資料 of a meeting as its page lists them; what was removed comes last. */
export async function materialList(db: Db, actor: Actor, meetingId: string) {
  const meeting = await meetingById(db, meetingId)
  if (!meeting) throw materialUnknown()
  const materials = await readable(db, actor, meeting)
  const subject = { forumId: meeting.forum_id }
  const isOpen = (await confirmedVersion(db, meetingId)) === undefined
  return {
    materials: materials.map((material) => ({
      ...material,
      earlier: [...material.earlier],
      canChange:
        isOpen && can(actor, 'material.remove', { ...subject, organisationId: material.organisationId }),
    })),
    canAdd: isOpen && can(actor, 'material.add', subject),
  }
}

/** One file, for a download. */
export async function materialFile(db: Db, actor: Actor, materialId: string) {
  const row = await db
    .selectFrom('material')
    .innerJoin('material_blob', 'material_blob.sha256', 'material.sha256')
    .selectAll('material')
    .select('material_blob.bytes')
    .where('material.id', '=', materialId)
    .executeTakeFirst()
  const meeting = row && (await meetingById(db, row.meeting_id))
  if (!meeting) throw materialUnknown()
  const materials = await readable(db, actor, meeting)
  const found = materials.find(({ id, earlier }) =>
    [id, ...earlier.map((each) => each.id)].includes(materialId),
  )
  if (!found) throw materialUnknown()
  return { fileName: row.file_name, mediaType: row.media_type, bytes: row.bytes, sha256: row.sha256 }
}

/**
 * Members read everything. The prefecture reads, once the minutes are confirmed, what was handed out then and is not 内部, nor of a 内部 item;
 * before that it does not learn that there is anything [R4, R8, G6].
 */
async function readable(db: Db, actor: Actor, meeting: MeetingRow): Promise<NumberedMaterial[]> {
  const subject = { forumId: meeting.forum_id }
  if (can(actor, 'material.read', subject)) return allMaterialsOf(db, meeting.id)
  const filed = await confirmedVersion(db, meeting.id)
  if (!filed || !can(actor, 'record.read', subject)) throw materialUnknown()
  return materialsOutside(await allMaterialsOf(db, meeting.id), parseRecord(filed.record))
}
