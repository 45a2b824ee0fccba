import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { ConfirmMinutes } from '../../shared/minutes/commands'
import { applyErrata, type ErratumFault, type ErratumRow, nextVersion } from '../../shared/minutes/errata'
import type { ErratumDraft } from '../../shared/minutes/erratumCommand'
import { type MinutesRecord, parseRecord } from '../../shared/minutes/record'
import { sectionsOf } from '../../shared/minutes/sections'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { membersOn } from '../forums/queries'
import { type MeetingRow, visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import type { Db, Tx } from '../store/Store'
import { confirmersOf, mayConfirm, refuseOthers, signaturesOf, takeConfirmation } from './confirmers'
import { type Filed, fileVersion } from './fileVersion'
import { recordHash } from './hashes'
import { confirmedVersion } from './queries'
import { tellRecordFiled } from './tellRecordFiled'

/** 正誤 as it is being prepared, with what it would file and who has still to confirm it. */
export async function erratumPage(db: Db, actor: Actor, meetingId: string) {
  const meeting = await visibleMeeting(db, actor, meetingId)
  const confirmers = await confirmersOf(db, meeting.forum_id)
  const canConfirm = mayConfirm(actor, meeting.forum_id, confirmers)
  const canCorrect = can(actor, 'minutes.correct', { forumId: meeting.forum_id })
  if (!canConfirm && !canCorrect) throw correctorsOnly()
  const current = await currentOf(db, meetingId)
  const draft = await draftOf(db, meetingId)
  const applied = draft && applyErrata(current.record, draft.rows)
  const preview = applied && 'record' in applied ? applied.record : null
  const sha256 = preview && recordHash(preview)
  return {
    version: current.row.version,
    nextVersion: nextVersion(current.row.version),
    sections: sectionsOf(current.record).map(({ key, label }) => ({ key, label })),
    members: (await membersOn(db, meeting.forum_id, dayOf(meeting.starts_at))).map(({ id, name }) => ({
      id,
      name,
    })),
    draft,
    preview,
    previewed: sha256,
    confirmedBy: confirmers.by,
    signatures: sha256 ? await signaturesOf(db, { meetingId, sha256 }, confirmers) : null,
    can: { correct: canCorrect, confirm: canConfirm },
  }
}

/** Keeps the rows; each 誤 must stand exactly once at its place, or the fault is told beside it. An empty list takes the draft away. */
export async function saveErratumDraft(
  context: Context,
  actor: Actor,
  input: ErratumDraft & { meetingId: string },
): Promise<void> {
  const meeting = await visibleMeeting(context.store.db, actor, input.meetingId)
  if (!can(actor, 'minutes.correct', { forumId: meeting.forum_id })) throw correctorsOnly()
  await context.store.transaction(async (tx) => {
    await refuseSampleSeat(tx, actor, meeting)
    const { record } = await currentOf(tx, meeting.id)
    const members = await membersOn(tx, meeting.forum_id, dayOf(meeting.starts_at))
    const rows = input.rows.map(({ requestedBy, ...row }): ErratumRow => {
      const member = members.find(({ id }) => id === requestedBy)
      return { ...row, requestedBy: member ? { id: member.id, name: member.name } : null }
    })
    refuseFaults(applyErrata(record, rows))
    const { label } = await actingSeat(tx, actor)
    await tx.deleteFrom('erratum_draft').where('meeting_id', '=', meeting.id).execute()
    await tx
      .insertInto('erratum_draft')
      .values({
        meeting_id: meeting.id,
        rows: JSON.stringify(rows),
        reason: input.reason,
        at: context.now(),
        label,
      })
      .execute()
  })
  tellRecordFiled(context.events, meeting)
}

export async function discardErratumDraft(
  context: Context,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<void> {
  const meeting = await visibleMeeting(context.store.db, actor, meetingId)
  if (!can(actor, 'minutes.correct', { forumId: meeting.forum_id })) throw correctorsOnly()
  await context.store.transaction((tx) =>
    tx.deleteFrom('erratum_draft').where('meeting_id', '=', meeting.id).execute(),
  )
  tellRecordFiled(context.events, meeting)
}

/** 正誤を確定する: the same confirmers as 確定, on exactly what was previewed; the earlier version stays readable [V10]. */
export async function fileErratum(
  context: Context,
  actor: Actor,
  input: ConfirmMinutes & { meetingId: string },
): Promise<(Filed & { waitsFor: [] }) | { versionId: null; waitsFor: string[] }> {
  const meeting = await visibleMeeting(context.store.db, actor, input.meetingId)
  refuseOthers(actor, meeting.forum_id, await confirmersOf(context.store.db, meeting.forum_id))
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'fileErratum', at }
  const filed = await context.store.transaction((tx) =>
    once(tx, act, () => file(tx, actor, { meeting, previewed: input.previewed, at })),
  )
  tellRecordFiled(context.events, meeting)
  return filed
}

async function file(
  tx: Tx,
  actor: Actor,
  { meeting, previewed, at }: { meeting: MeetingRow; previewed: string; at: number },
): Promise<(Filed & { waitsFor: [] }) | { versionId: null; waitsFor: string[] }> {
  await refuseSampleSeat(tx, actor, meeting)
  const confirmers = await confirmersOf(tx, meeting.forum_id)
  refuseOthers(actor, meeting.forum_id, confirmers)
  const { row, record: before } = await currentOf(tx, meeting.id)
  const draft = await draftOf(tx, meeting.id)
  const applied = draft && applyErrata(before, draft.rows)
  if (!applied || !('record' in applied) || recordHash(applied.record) !== previewed)
    throw movedSincePreview()
  const { by, waitsFor } = await takeConfirmation(
    tx,
    actor,
    { meetingId: meeting.id, sha256: previewed, at },
    confirmers,
  )
  if (by === null) return { versionId: null, waitsFor }
  const filed = await fileVersion(tx, {
    meeting,
    record: applied.record,
    version: nextVersion(row.version),
    kind: 'erratum',
    reason: draft.reason,
    documentSeq: row.document_seq,
    actor,
    by,
    at,
  })
  await tx.deleteFrom('erratum_draft').where('meeting_id', '=', meeting.id).execute()
  return { ...filed, waitsFor: [] }
}

async function currentOf(db: Db, meetingId: string) {
  const row = await confirmedVersion(db, meetingId)
  if (!row)
    throw new DomainError(
      'conflict',
      'この議事録はまだ確定していません。直すところは、議事録をそのまま編集してください。',
    )
  return { row, record: parseRecord(row.record) }
}

async function draftOf(db: Db, meetingId: string) {
  const row = await db
    .selectFrom('erratum_draft')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  // Written by saveErratumDraft.
  return row
    ? { rows: JSON.parse(row.rows) as ErratumRow[], reason: row.reason, at: row.at, label: row.label }
    : null
}

const faultSentence: Record<ErratumFault, string> = {
  unknown_section: '箇所を選び直してください。',
  not_found: '「誤」の文が、選んだ箇所に見つかりません。記録のとおりに入力してください。',
  not_once: '「誤」の文が、選んだ箇所に2回以上あります。前後の文も含めて、1か所に決まるようにしてください。',
  nothing_changes: '「誤」と「正」が同じです。「正」を入力してください。',
}

function refuseFaults(
  applied: { record: MinutesRecord } | { faults: { row: number; fault: ErratumFault }[] },
) {
  if ('record' in applied) return
  throw new DomainError(
    'invalid',
    '正誤に、記録と合わない行があります。示された行を直してください。',
    applied.faults.map(({ row, fault }) => ({ path: `rows.${row}.wrong`, message: faultSentence[fault] })),
  )
}

const correctorsOnly = () =>
  new DomainError(
    'forbidden',
    '正誤は、この会議体の事務局が用意します。気づいたことは修正依頼で送ってください。',
  )
const movedSincePreview = () =>
  new DomainError(
    'conflict',
    'プレビューの後に正誤の内容が変わりました。開き直し、内容を確かめてから確定してください。',
  )
