import { DomainError } from '../../shared/error'
import { canonicalJson } from '../../shared/minutes/canonical'
import type { Publish } from '../../shared/minutes/publicationCommand'
import { type MinutesRecord, parseRecord } from '../../shared/minutes/record'
import { type PublicationChoices, passagesNotFound, redact, redactionsOf } from '../../shared/minutes/redact'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId, sha256 } from '../id'
import { type MeetingRow, visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import type { Db } from '../store/Store'
import { japanTime } from './buildRecord'
import { recordHash } from './hashes'

/** 公開版 as it would be filed with these choices, with the handle by which 公開する names it. */
export async function previewPublication(
  db: Db,
  actor: Actor,
  { versionId, choices }: { versionId: string; choices: PublicationChoices },
): Promise<{ record: MinutesRecord; previewed: string; notFound: string[] }> {
  const { record } = await publishable(db, actor, versionId)
  const shown = redact(record, choices)
  return { record: shown, previewed: recordHash(shown), notFound: passagesNotFound(record, choices) }
}

/** 公開する: files the redacted record beside the version it was made from. Whatever was published before stays as it was [V11]. */
export async function publish(
  context: Context,
  actor: Actor,
  { versionId, choices, previewed, idempotencyKey }: Publish & { versionId: string },
): Promise<{ id: string; sha256: string }> {
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: 'publish', at }
  const { meeting, ...published } = await context.store.transaction(async (tx) => {
    const { record, meeting } = await publishable(tx, actor, versionId)
    await refuseSampleSeat(tx, actor, meeting)
    const filed = await once(tx, act, async () => {
      const shown = redact(record, choices)
      if (recordHash(shown) !== previewed)
        throw new DomainError(
          'conflict',
          'プレビューの後に内容が変わりました。プレビューを開き直してください。',
        )
      const { label } = await actingSeat(tx, actor)
      const redactions = redactionsOf(record, choices)
      const bytes = canonicalJson({ ...shown, publication: { at: japanTime(at), by: label, redactions } })
      const row = { id: newId(), sha256: sha256(bytes) }
      const earlier = await tx
        .selectFrom('publication')
        .select('ordinal')
        .where('version_id', '=', versionId)
        .execute()
      await tx
        .insertInto('publication')
        .values({
          ...row,
          version_id: versionId,
          ordinal: Math.max(0, ...earlier.map(({ ordinal }) => ordinal)) + 1,
          record: bytes,
          redactions: JSON.stringify(redactions),
          published_at: at,
          label,
          withdrawn_at: null,
        })
        .execute()
      return row
    })
    return { ...filed, meeting }
  })
  tell(context, meeting)
  return published
}

/** 公開を取り下げる: it stays on file, and says that it was withdrawn. */
export async function withdrawPublication(
  context: Context,
  actor: Actor,
  { versionId, publicationId }: { versionId: string; publicationId: string },
): Promise<void> {
  const meeting = await context.store.transaction(async (tx) => {
    const { meeting } = await publishable(tx, actor, versionId)
    await refuseSampleSeat(tx, actor, meeting)
    await tx
      .updateTable('publication')
      .set({ withdrawn_at: context.now() })
      .where('id', '=', publicationId)
      .where('version_id', '=', versionId)
      .where('withdrawn_at', 'is', null)
      .execute()
    return meeting
  })
  tell(context, meeting)
}

async function publishable(
  db: Db,
  actor: Actor,
  versionId: string,
): Promise<{ record: MinutesRecord; meeting: MeetingRow }> {
  const version = await db
    .selectFrom('minutes_version')
    .select(['meeting_id', 'record'])
    .where('id', '=', versionId)
    .executeTakeFirst()
  const meeting = await visibleMeeting(db, actor, version?.meeting_id ?? '')
  if (!version || !can(actor, 'minutes.publish', { forumId: meeting.forum_id }))
    throw new DomainError('forbidden', '公開版は、この会議体の事務局が作ります。事務局に連絡してください。')
  return { record: parseRecord(version.record), meeting }
}

const tell = ({ events }: Context, meeting: MeetingRow): void =>
  events.emit('changed', { topic: 'records', audience: { forumIds: [meeting.forum_id], prefecture: true } })
