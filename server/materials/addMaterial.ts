import { DomainError } from '../../shared/error'
import type { AddMaterial } from '../../shared/materials/commands'
import { safeFileName } from '../../shared/materials/fileName'
import { formatOf, materialFormats, refusedByName } from '../../shared/materials/format'
import { materialLimits } from '../../shared/materials/material'
import type { Actor } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId, sha256 } from '../id'
import type { MeetingRow } from '../meetings/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { firstOf, materialToChange, meetingForMaterials } from './find'
import { tellMaterialsChanged } from './materialsChanged'
import { allMaterialsOf } from './queries'
import type { Scan } from './scan'
import { refusedByContent } from './sniff'

export interface MaterialFile {
  name: string
  bytes: Uint8Array
}

/**
 * Takes a file in as 資料, or in the place of one (差替) [G5, G6]. Its name and its content must both say what it is, and the
 * scanner must let it through, before a byte is kept.
 */
export async function addMaterial(
  context: Context,
  actor: Actor,
  { file, scan, ...input }: AddMaterial & { file: MaterialFile; scan: Scan },
): Promise<{ id: string }> {
  await meetingForMaterials(context.store.db, actor, input.meetingId)
  const checked = checkedFile(file)
  await scan(file.bytes)
  const at = context.now()
  const command = { key: input.idempotencyKey, personId: actor.personId, command: 'addMaterial', at }
  const { meeting, added } = await context.store.transaction(async (tx) => {
    const meeting = await meetingForMaterials(tx, actor, input.meetingId)
    const added = await once(tx, command, () =>
      insert(tx, { actor, meeting, input, file: { ...file, ...checked }, at }),
    )
    return { meeting, added }
  })
  tellMaterialsChanged(context, meeting)
  return added
}

interface Insertion {
  actor: Actor
  meeting: MeetingRow
  input: AddMaterial
  file: MaterialFile & { fileName: string; mediaType: string }
  at: number
}

async function insert(tx: Tx, { actor, meeting, input, file, at }: Insertion): Promise<{ id: string }> {
  const replaced = input.replacesId === undefined ? undefined : await replacedBy(tx, actor, input.replacesId)
  if (replaced && replaced.meeting.id !== meeting.id) throw otherMeeting()
  const all = await allMaterialsOf(tx, meeting.id)
  refuseTooMuch(all, file.bytes.byteLength)
  const id = newId()
  const hash = sha256(file.bytes)
  const { label } = await actingSeat(tx, actor)
  await tx
    .insertInto('material_blob')
    .values({ sha256: hash, bytes: file.bytes })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  await tx
    .insertInto('material')
    .values({
      id,
      meeting_id: meeting.id,
      item_id: replaced ? replaced.material.itemId : (input.itemId ?? null),
      position: replaced?.material.position ?? Math.max(0, ...all.map(({ position }) => position)) + 1,
      title: input.title || replaced?.material.title || titleOf(file.fileName),
      file_name: file.fileName,
      media_type: file.mediaType,
      byte_count: file.bytes.byteLength,
      sha256: hash,
      disclosure: replaced?.material.disclosure ?? input.disclosure,
      replaces_id: input.replacesId ?? null,
      fixed_number: null,
      uploaded_at: at,
      // 差替 by the secretariat leaves the paper its organisation's.
      organisation_id: replaced?.material.organisationId ?? actor.organisationId,
      label,
      removed_at: null,
      removed_by_label: null,
    })
    .execute()
  return { id }
}

async function replacedBy(tx: Tx, actor: Actor, materialId: string) {
  const found = await materialToChange(tx, actor, materialId)
  if (found.material.removedAt !== null) throw removed()
  // Of two who replace one file at once, on any engine, one waits here and then meets the other's.
  await tx
    .updateTable('material')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', firstOf(found.material))
    .execute()
  return materialToChange(tx, actor, materialId)
}

function checkedFile({ name, bytes }: MaterialFile): { fileName: string; mediaType: string } {
  const fileName = safeFileName(name)
  const format = formatOf(fileName)
  const fault =
    bytes.byteLength > materialLimits.fileBytesMax
      ? undefined
      : format === undefined
        ? refusedByName(fileName)
        : refusedByContent(format, bytes)
  if (bytes.byteLength > materialLimits.fileBytesMax) throw fileTooLarge()
  if (fault !== undefined || format === undefined)
    throw new DomainError('invalid', `「${fileName}」：${fault}`, [{ path: 'file', message: fault ?? '' }])
  return { fileName, mediaType: materialFormats[format].mediaType }
}

const titleOf = (fileName: string) =>
  [...fileName.replace(/\.[^.]+$/, '')].slice(0, materialLimits.titleLengthMax).join('')

/** What was replaced or removed stays, and counts. */
function refuseTooMuch(all: Awaited<ReturnType<typeof allMaterialsOf>>, bytes: number): void {
  const files = all.flatMap(({ earlier, ...current }) => [current, ...earlier])
  if (files.length >= materialLimits.filesMax)
    throw new DomainError('too_large', `1回の会議の資料は${materialLimits.filesMax}件までです。`)
  const sum = files.reduce((total, { byteCount }) => total + byteCount, bytes)
  if (sum > materialLimits.meetingBytesMax)
    throw new DomainError(
      'too_large',
      `1回の会議の資料は、差替え前のものも合わせて${megabytes(materialLimits.meetingBytesMax)}までです。画像を軽くするか、PDFにまとめてから加えてください。`,
    )
}

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)}MB`
const fileTooLarge = () =>
  new DomainError(
    'too_large',
    `1つのファイルは${megabytes(materialLimits.fileBytesMax)}までです。画像の解像度を下げるか、いくつかに分けてください。`,
  )
const removed = () =>
  new DomainError('conflict', 'この資料は削除されています。差し替えるときは、先に削除を取り消してください。')
const otherMeeting = () =>
  new DomainError('invalid', 'ほかの会議の資料とは差し替えられません。会議のページを開き直してください。')
