import { sha256 } from '../id'
import type { Db } from '../store/Store'

/** [V9] The chain of a body's records: each link is SHA-256 over the link before it and the record's own hash, both as hex. */
export const chained = (before: string, recordSha256: string): string => sha256(before + recordSha256)

/** The link a new record of the body continues. What belongs to the sample has a chain of its own, for it is taken out again. */
export async function lastLink(
  db: Db,
  meeting: { forum_id: string; is_sample: 0 | 1 },
): Promise<{ chain: string; position: number }> {
  const last = await db
    .selectFrom('minutes_version')
    .innerJoin('meeting', 'meeting.id', 'minutes_version.meeting_id')
    .select(['minutes_version.chain', 'minutes_version.chain_position as position'])
    .where('minutes_version.forum_id', '=', meeting.forum_id)
    .where('meeting.is_sample', '=', meeting.is_sample)
    .orderBy('minutes_version.chain_position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last && last.position > 0 ? last : { chain: '', position: 0 }
}

/** One body's chain as it was found. */
export interface ChainReport {
  forumId: string
  forumName: string
  isSample: boolean
  count: number
  /** the last link: whoever wrote it down once knows later that nothing was cut off either */
  last: string
  /** the first records that do not hold, with what is wrong */
  broken: { versionId: string; meetingName: string; version: string; fault: ChainFault }[]
}
export type ChainFault = 'record' | 'link' | 'missing'

/** Checks every record of every body against its hash, and every link against the one before it. */
export async function verifyChains(db: Db, nameOf: (meeting: MeetingName) => string): Promise<ChainReport[]> {
  const rows = await db
    .selectFrom('minutes_version')
    .innerJoin('meeting', 'meeting.id', 'minutes_version.meeting_id')
    .innerJoin('forum', 'forum.id', 'minutes_version.forum_id')
    .select([
      'minutes_version.id',
      'minutes_version.forum_id',
      'forum.name',
      'meeting.is_sample',
      'meeting.title',
      'meeting.fiscal_year',
      'meeting.number',
      'minutes_version.version',
      'minutes_version.record',
      'minutes_version.sha256',
      'minutes_version.chain',
      'minutes_version.chain_position',
    ])
    .orderBy('minutes_version.forum_id')
    .orderBy('meeting.is_sample')
    .orderBy('minutes_version.chain_position')
    .orderBy('minutes_version.id')
    .execute()
  const reports = new Map<string, ChainReport & { position: number }>()
  for (const row of rows) {
    const key = `${row.forum_id} ${row.is_sample}`
    const report = reports.get(key) ?? {
      forumId: row.forum_id,
      forumName: row.name,
      isSample: row.is_sample === 1,
      count: 0,
      last: '',
      broken: [],
      position: 0,
    }
    const fault = faultOf(row, report)
    if (fault) {
      const { id: versionId, version } = row
      report.broken.push({ versionId, meetingName: nameOf(row), version, fault })
    }
    report.count += 1
    if (row.chain_position > 0) Object.assign(report, { last: row.chain, position: row.chain_position })
    reports.set(key, report)
  }
  return [...reports.values()].map(({ position: _, ...report }) => report)
}

type MeetingName = { fiscal_year: number; number: number; title: string }

/** A record older than the chain stands outside it and is held to its own hash alone. */
function faultOf(
  row: { record: string; sha256: string; chain: string; chain_position: number },
  before: { last: string; position: number },
): ChainFault | null {
  if (sha256(row.record) !== row.sha256) return 'record'
  if (row.chain_position === 0) return null
  if (row.chain_position !== before.position + 1) return 'missing'
  return row.chain === chained(before.last, row.sha256) ? null : 'link'
}
