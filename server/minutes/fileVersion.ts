import { dayOf, wareki } from '../../shared/calendar'
import { canonicalJson } from '../../shared/minutes/canonical'
import type { MinutesRecord } from '../../shared/minutes/record'
import { recordText } from '../../shared/minutes/recordText'
import type { Actor } from '../../shared/permission'
import { holdForum, membersOn } from '../forums/queries'
import { newId, sha256 } from '../id'
import { type MeetingRow, nameOf } from '../meetings/queries'
import { notify } from '../outbox/notify'
import type { Tx } from '../store/Store'
import { japanTime } from './buildRecord'
import { chained, lastLink } from './chain'

export interface Filed {
  versionId: string
  version: string
  /** SHA-256 of the record's canonical JSON, hex */
  sha256: string
}

export interface Filing {
  meeting: MeetingRow
  /** as it was previewed */
  record: MinutesRecord
  version: string
  kind: 'confirmed' | 'erratum'
  reason: string
  documentSeq: number
  actor: Actor
  /** who confirmed it, by 職 */
  by: string
  at: number
}

/** Files a version for good: its bytes, its hash, its link in the chain of the body, and the letter that tells the members. */
export async function fileVersion(tx: Tx, filing: Filing): Promise<Filed> {
  const { meeting, version, at, by } = filing
  const record: MinutesRecord = { ...filing.record, confirmation: { version, at: japanTime(at), by } }
  const bytes = canonicalJson(record)
  const filed = { versionId: newId(), version, sha256: sha256(bytes) }
  // Two that file at once would continue the same link.
  await holdForum(tx, meeting.forum_id)
  const last = await lastLink(tx, meeting)
  await tx
    .insertInto('minutes_version')
    .values({
      id: filed.versionId,
      meeting_id: meeting.id,
      forum_id: meeting.forum_id,
      version,
      document_id: meeting.minutes_id,
      document_seq: filing.documentSeq,
      record: bytes,
      text: recordText(record),
      sha256: filed.sha256,
      confirmed_at: at,
      confirmed_by_seat: filing.actor.seatId,
      confirmed_by_label: by,
      kind: filing.kind,
      reason: filing.reason,
      errata: JSON.stringify(record.errata.filter((each) => each.version === version)),
      chain: chained(last.chain, filed.sha256),
      chain_position: last.position + 1,
    })
    .execute()
  await tellMembers(tx, filing, filed)
  return filed
}

async function tellMembers(
  tx: Tx,
  { meeting, record, kind, reason, at, by }: Filing,
  filed: Filed,
): Promise<void> {
  const members = await membersOn(tx, meeting.forum_id, dayOf(at))
  const isErratum = kind === 'erratum'
  const what = isErratum ? '議事録の正誤' : '議事録の確定'
  await notify(tx, {
    kind: isErratum ? 'erratum_filed' : 'minutes_confirmed',
    at,
    forumId: meeting.forum_id,
    isSample: meeting.is_sample === 1,
    organisationIds: members.filter(({ role }) => role !== 'prefecture').map(({ id }) => id),
    subject: `${what}（第${filed.version}版） ${nameOf(meeting)}`,
    lines: [
      `${nameOf(meeting)}の議事録 第${filed.version}版が、${wareki(dayOf(at))}に確定しました（${by}）。`,
      ...(reason === '' ? [] : [`理由：${reason}`]),
      ...record.errata
        .filter((each) => each.version === filed.version)
        .map((each) => `${each.place}　誤「${each.wrong}」→ 正「${each.right}」`),
      `内容を示す値（SHA-256）：${filed.sha256}`,
    ],
    path: `/records/${filed.versionId}`,
    reason: `${record.forum.name}の構成団体であるため`,
  })
}
