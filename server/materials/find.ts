import { DomainError } from '../../shared/error'
import type { NumberedMaterial } from '../../shared/materials/numbering'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import { type MeetingRow, visibleMeeting } from '../meetings/queries'
import type { Db, Tx } from '../store/Store'
import { allMaterialsOf } from './queries'

/** The meeting, for somebody who may add to its 資料 while it is not confirmed. */
export async function meetingForMaterials(db: Db, actor: Actor, meetingId: string): Promise<MeetingRow> {
  const meeting = await visibleMeeting(db, actor, meetingId)
  if (!can(actor, 'material.add', { forumId: meeting.forum_id })) throw notYours()
  await refuseSampleSeat(db, actor, meeting)
  const minutes = await db
    .selectFrom('document')
    .select('frozen_at')
    .where('id', '=', meeting.minutes_id)
    .executeTakeFirst()
  if (minutes?.frozen_at !== null) throw confirmed()
  return meeting
}

/** A material as it stands now, with its meeting, for who may change it: its organisation and the secretariat. */
export async function materialToChange(
  tx: Tx,
  actor: Actor,
  materialId: string,
): Promise<{ meeting: MeetingRow; material: NumberedMaterial; all: NumberedMaterial[] }> {
  const row = await tx
    .selectFrom('material')
    .select('meeting_id')
    .where('id', '=', materialId)
    .executeTakeFirst()
  if (!row) throw materialUnknown()
  const meeting = await meetingForMaterials(tx, actor, row.meeting_id)
  const all = await allMaterialsOf(tx, meeting.id)
  const material = all.find(({ id }) => id === materialId)
  if (!material) throw replacedMeanwhile()
  const { organisationId } = material
  if (!can(actor, 'material.remove', { forumId: meeting.forum_id, organisationId })) throw notYours()
  return { meeting, material, all }
}

/** The file a material began with: where it belongs is told by it. */
export const firstOf = ({ id, earlier }: NumberedMaterial): string => earlier.at(-1)?.id ?? id

export const materialUnknown = () =>
  new DomainError(
    'not_found',
    'この資料は見つからないか、閲覧できる団体に入っていません。会議のページから開き直してください。',
  )
const notYours = () =>
  new DomainError(
    'forbidden',
    '資料の追加は構成団体が、変更・差替え・削除は加えた団体と事務局が行います。事務局に連絡してください。',
  )
const confirmed = () =>
  new DomainError(
    'conflict',
    'この会議の議事録は確定しているため、資料は変更できません。確定した記録をご覧ください。',
  )
const replacedMeanwhile = () =>
  new DomainError('conflict', 'この資料は、ほかの人が差し替えました。新しい資料を確かめてください。')
