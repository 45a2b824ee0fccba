import { DomainError } from '../../shared/error'
import { canonicalJson } from '../../shared/minutes/canonical'
import type { ConfirmMinutes } from '../../shared/minutes/commands'
import { type MinutesRecord, plainText } from '../../shared/minutes/record'
import { recordText } from '../../shared/minutes/recordText'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId, sha256 } from '../id'
import { type MeetingRow, visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import { freezeDocument } from '../store/documents'
import type { Tx } from '../store/Store'
import { japanTime } from './buildRecord'
import { confirmationNotYours, recordHash } from './previewMinutes'
import { type MeetingSources, readSources, recordOf } from './readRecord'
import type { MinutesBlock } from './walkMinutes'

/** Corrections (正誤) will be 1.1, 1.2, …; what was confirmed first stays readable for good. */
const firstVersion = '1.0'

export interface Confirmed {
  versionId: string
  version: string
  /** SHA-256 of the record's canonical JSON, hex */
  sha256: string
}

/**
 * 確定: freezes both documents of the meeting exactly as previewed and files the record, in one transaction.
 * [S6][M6] An edit that reaches the log first makes this fail; one that comes later is refused.
 */
export async function confirmMinutes(
  context: Context,
  actor: Actor,
  input: ConfirmMinutes & { meetingId: string },
): Promise<Confirmed> {
  const { store } = context
  const meeting = await visibleMeeting(store.db, actor, input.meetingId)
  if (!can(actor, 'minutes.confirm', { forumId: meeting.forum_id })) throw confirmationNotYours()
  const sources = await readSources(store, meeting)
  const at = context.now()
  const confirmed = await store.transaction((tx) =>
    once(tx, { key: input.idempotencyKey, personId: actor.personId, command: 'confirmMinutes', at }, () =>
      file(tx, { actor, meetingId: meeting.id, sources, previewed: input.previewed, at }),
    ),
  )
  tell(context, meeting)
  return confirmed
}

interface Filing {
  actor: Actor
  meetingId: string
  sources: MeetingSources
  previewed: string
  at: number
}

async function file(tx: Tx, filing: Filing): Promise<Confirmed> {
  const { actor, meetingId, sources, at } = filing
  const meeting = await heldMeeting(tx, meetingId)
  await refuseSampleSeat(tx, actor, meeting)
  await refuseConfirmed(tx, meetingId)
  refuseTooEarly(meeting, sources, at)
  const preview = await recordOf(tx, meeting, sources)
  if (recordHash(preview) !== filing.previewed) throw movedSincePreview()
  for (const { documentId, seq } of [sources.minutes, sources.agenda])
    if (!(await freezeDocument(tx, { documentId, seq, at }))) throw movedSincePreview()
  const { label: by } = await actingSeat(tx, actor)
  const record: MinutesRecord = {
    ...preview,
    confirmation: { version: firstVersion, at: japanTime(at), by },
  }
  const bytes = canonicalJson(record)
  const confirmed = { versionId: newId(), version: firstVersion, sha256: sha256(bytes) }
  await tx
    .insertInto('minutes_version')
    .values({
      id: confirmed.versionId,
      meeting_id: meetingId,
      forum_id: meeting.forum_id,
      version: confirmed.version,
      document_id: meeting.minutes_id,
      document_seq: sources.minutes.seq,
      record: bytes,
      text: recordText(record),
      sha256: confirmed.sha256,
      confirmed_at: at,
      confirmed_by_seat: actor.seatId,
      confirmed_by_label: by,
    })
    .execute()
  return confirmed
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

const isEmpty = (block: MinutesBlock) => 'runs' in block && plainText(block.runs).trim() === ''

const movedSincePreview = () =>
  new DomainError(
    'conflict',
    'プレビューの後に変更がありました。プレビューを開き直し、内容を確かめてから確定してください。',
  )

function tell({ events }: Context, meeting: MeetingRow): void {
  events.emit('documentFrozen', { documentId: meeting.minutes_id })
  events.emit('documentFrozen', { documentId: meeting.agenda_id })
  const audience = { forumIds: [meeting.forum_id] }
  events.emit('changed', { topic: `meeting:${meeting.id}`, audience })
  events.emit('changed', { topic: `forum:${meeting.forum_id}`, audience })
  events.emit('changed', { topic: 'records', audience: { ...audience, prefecture: true } })
  events.emit('changed', { topic: 'desk', audience: { ...audience, prefecture: true } })
}
