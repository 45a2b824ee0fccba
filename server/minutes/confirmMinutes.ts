import { DomainError } from '../../shared/error'
import type { ConfirmMinutes } from '../../shared/minutes/commands'
import type { Actor } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { completeJob } from '../ledger/acts'
import { type MeetingRow, visibleMeeting } from '../meetings/queries'
import { tellOwners } from '../registers/acts'
import { once } from '../routing/once'
import { freezeDocument } from '../store/documents'
import type { Tx } from '../store/Store'
import { fixOutcomeNumbers } from './acts'
import { confirmersOf, refuseOthers, takeConfirmation } from './confirmers'
import { type Filed, fileVersion } from './fileVersion'
import { recordHash } from './hashes'
import { obstacles } from './readiness'
import { type MeetingSources, outcomeIdsIn, readSources, recordOf } from './readRecord'
import { tellRecordFiled } from './tellRecordFiled'
import { isSaid, type MinutesBlock } from './walkMinutes'

/** Corrections (正誤) are 1.1, 1.2, …; what was confirmed first stays readable for good. */
const firstVersion = '1.0'

/** Filed, or confirmed by one of several whose word is needed: then `waitsFor` names the others. */
export type Confirmed = (Filed & { waitsFor: [] }) | { versionId: null; waitsFor: string[] }

/**
 * 確定: freezes both documents of the meeting exactly as previewed and files the record, in one transaction, once everybody has
 * confirmed it whom the body's rules name. [S6][M6] An edit that reaches the log first makes this fail; one that comes later is refused.
 */
export async function confirmMinutes(
  context: Context,
  actor: Actor,
  input: ConfirmMinutes & { meetingId: string },
): Promise<Confirmed> {
  const { store } = context
  const meeting = await visibleMeeting(store.db, actor, input.meetingId)
  refuseOthers(actor, meeting.forum_id, await confirmersOf(store.db, meeting.forum_id))
  const sources = await readSources(store, meeting)
  const at = context.now()
  const confirmed = await store.transaction((tx) =>
    once(tx, { key: input.idempotencyKey, personId: actor.personId, command: 'confirmMinutes', at }, () =>
      confirm(tx, { actor, meetingId: meeting.id, sources, previewed: input.previewed, at }),
    ),
  )
  tell(context, meeting, confirmed)
  return confirmed
}

interface Confirming {
  actor: Actor
  meetingId: string
  sources: MeetingSources
  previewed: string
  at: number
}

async function confirm(tx: Tx, confirming: Confirming): Promise<Confirmed> {
  const { actor, meetingId, sources, at } = confirming
  const meeting = await heldMeeting(tx, meetingId)
  await refuseSampleSeat(tx, actor, meeting)
  await refuseConfirmed(tx, meetingId)
  refuseTooEarly(meeting, sources, at)
  const confirmers = await confirmersOf(tx, meeting.forum_id)
  refuseOthers(actor, meeting.forum_id, confirmers)
  const record = await recordOf(tx, meeting, sources)
  if (recordHash(record) !== confirming.previewed) throw movedSincePreview()
  const [obstacle] = await obstacles(tx, meeting, record)
  if (obstacle !== undefined) throw new DomainError('conflict', obstacle)
  await refuseMoved(tx, sources)
  const { by, waitsFor } = await takeConfirmation(
    tx,
    actor,
    { meetingId, sha256: confirming.previewed, at },
    confirmers,
  )
  if (by === null) return { versionId: null, waitsFor }
  for (const { documentId, seq } of [sources.minutes, sources.agenda])
    if (!(await freezeDocument(tx, { documentId, seq, at }))) throw movedSincePreview()
  await fixOutcomeNumbers(tx, meetingId, at, outcomeIdsIn(sources))
  for (const kind of ['minutes', 'confirmation'] as const)
    await completeJob(tx, { meetingId, kind, isAutomatic: false, at })
  const filed = await fileVersion(tx, {
    meeting,
    record,
    version: firstVersion,
    kind: 'confirmed',
    reason: '',
    documentSeq: sources.minutes.seq,
    actor,
    by,
    at,
  })
  await tellOwners(tx, meetingId, at)
  return { ...filed, waitsFor: [] }
}

/** A signature freezes nothing, so it must be given to what the documents still say. */
async function refuseMoved(tx: Tx, { minutes, agenda }: MeetingSources): Promise<void> {
  for (const { documentId, seq } of [minutes, agenda]) {
    const { seq: now } = await tx
      .selectFrom('document')
      .select('seq')
      .where('id', '=', documentId)
      .executeTakeFirstOrThrow()
    if (now !== seq) throw movedSincePreview()
  }
}

/** The meeting with its row held, so that its name and time cannot change on any engine until the record is filed. */
async function heldMeeting(tx: Tx, meetingId: string): Promise<MeetingRow> {
  await tx
    .updateTable('meeting')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', meetingId)
    .execute()
  return tx.selectFrom('meeting').selectAll().where('id', '=', meetingId).executeTakeFirstOrThrow()
}

async function refuseConfirmed(tx: Tx, meetingId: string): Promise<void> {
  const version = await tx
    .selectFrom('minutes_version')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  if (version)
    throw new DomainError(
      'conflict',
      'この議事録はすでに確定しています。画面を再読み込みして、確定した記録をご覧ください。',
    )
}

function refuseTooEarly(meeting: MeetingRow, sources: MeetingSources, at: number): void {
  if (meeting.starts_at > at)
    throw new DomainError(
      'conflict',
      '会議の開始前は議事録を確定できません。会議が終わってから確定してください。',
    )
  if (sources.minutes.blocks.every(isEmpty))
    throw new DomainError(
      'conflict',
      '議事録に何も書かれていません。議事の経過を書いてから確定してください。',
    )
}

const isEmpty = (block: MinutesBlock) => 'runs' in block && !isSaid(block)

const movedSincePreview = () =>
  new DomainError(
    'conflict',
    'プレビューの後に変更がありました。プレビューを開き直し、内容を確かめてから確定してください。',
  )

function tell({ events }: Context, meeting: MeetingRow, { versionId }: Confirmed): void {
  if (versionId !== null)
    for (const documentId of [meeting.minutes_id, meeting.agenda_id])
      events.emit('documentFrozen', { documentId })
  tellRecordFiled(events, meeting)
}
