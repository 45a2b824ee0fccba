import { DomainError } from '../../shared/error'
import { parseRecord } from '../../shared/minutes/record'
import type { RecordFilter } from '../../shared/oversight/commands'
import { type Actor, can } from '../../shared/permission'
import { insideForums, nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'

/** One confirmed record in a list. Instants in ms since 1970. */
interface RecordSummary {
  /** id of the version of the minutes */
  id: string
  meetingId: string
  forumId: string
  forumName: string
  regionId: string | null
  regionName: string | null
  meetingName: string
  startsAt: number
  version: string
  confirmedAt: number
  confirmedBy: string
  /** 確認済み by the prefecture */
  isReviewed: boolean
  isSample: boolean
}

/** Confirmed records, the latest first: of all bodies for the prefecture, of their own for everybody else. */
export async function records(db: Db, actor: Actor, filter: RecordFilter): Promise<RecordSummary[]> {
  let query = readable(db, actor)
    .orderBy('minutes_version.confirmed_at', 'desc')
    .orderBy('minutes_version.id')
  if (filter.regionId !== undefined) query = query.where('forum.region_id', '=', filter.regionId)
  if (filter.forumId !== undefined) query = query.where('minutes_version.forum_id', '=', filter.forumId)
  const all = (await query.execute()).map(summaryOf)
  if (filter.review === undefined) return all
  return all.filter(({ isReviewed }) => isReviewed === (filter.review === 'reviewed'))
}

/** The bodies that have records the actor can reach: what the list can be narrowed by. */
export async function recordBodies(db: Db, actor: Actor) {
  const bodies = new Map<
    string,
    { id: string; name: string; regionId: string | null; regionName: string | null }
  >()
  for (const each of await records(db, actor, {}))
    bodies.set(each.forumId, {
      id: each.forumId,
      name: each.forumName,
      regionId: each.regionId,
      regionName: each.regionName,
    })
  return [...bodies.values()].sort((a, b) => a.name.localeCompare(b.name, 'ja'))
}

/** Records that wait for the prefecture's 確認済み, the longest waiting first; for nobody else. */
export async function unreviewedRecords(db: Db, actor: Actor): Promise<RecordSummary[]> {
  if (!can(actor, 'record.readAll', null)) return []
  return (await records(db, actor, { review: 'unreviewed' })).reverse()
}

interface RecordMark {
  /** 職 of the prefecture that marked it */
  label: string
  at: number
}

/** One record with its hash, the marks of the prefecture and what the actor may do. */
export async function recordPage(db: Db, actor: Actor, versionId: string) {
  const row = await readable(db, actor).where('minutes_version.id', '=', versionId).executeTakeFirst()
  if (!row) throw recordUnknown()
  const marks: RecordMark[] = await db
    .selectFrom('review_mark')
    .select(['label', 'at'])
    .where('version_id', '=', versionId)
    .orderBy('at')
    .orderBy('seat_id')
    .execute()
  const { record, sha256 } = await versionOf(db, versionId)
  return {
    ...summaryOf(row),
    record: parseRecord(record),
    sha256,
    marks,
    can: { review: can(actor, 'record.review', { forumId: row.forum_id }) },
  }
}

/** The exact text whose UTF-8 bytes the hash covers. */
export async function recordBytes(db: Db, actor: Actor, versionId: string) {
  const row = await readable(db, actor).where('minutes_version.id', '=', versionId).executeTakeFirst()
  if (!row) throw recordUnknown()
  return { ...(await versionOf(db, versionId)), meetingName: nameOf(row), version: row.version }
}

const versionOf = (db: Db, versionId: string) =>
  db
    .selectFrom('minutes_version')
    .select(['record', 'sha256'])
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()

/** The one place that decides which records an actor can reach. */
function readable(db: Db, actor: Actor) {
  const query = db
    .selectFrom('minutes_version')
    .innerJoin('meeting', 'meeting.id', 'minutes_version.meeting_id')
    .innerJoin('forum', 'forum.id', 'minutes_version.forum_id')
    .leftJoin('region', 'region.id', 'forum.region_id')
    .select((eb) => [
      'minutes_version.id',
      'minutes_version.meeting_id',
      'minutes_version.forum_id',
      'minutes_version.version',
      'minutes_version.confirmed_at',
      'minutes_version.confirmed_by_label',
      'forum.name as forum_name',
      'forum.region_id',
      'region.name as region_name',
      'meeting.title',
      'meeting.fiscal_year',
      'meeting.number',
      'meeting.starts_at',
      'meeting.is_sample',
      eb
        .selectFrom('review_mark')
        .select('at')
        .whereRef('review_mark.version_id', '=', 'minutes_version.id')
        .orderBy('at')
        .limit(1)
        .as('reviewed_at'),
    ])
  if (can(actor, 'record.readAll', null)) return query
  const own = insideForums(actor).filter((forumId) => can(actor, 'record.read', { forumId }))
  // A list that matches nothing says the same on every engine; an empty one does not.
  return query.where('minutes_version.forum_id', 'in', own.length > 0 ? own : [''])
}

type Row = Awaited<ReturnType<ReturnType<typeof readable>['execute']>>[number]

const summaryOf = (row: Row): RecordSummary => ({
  id: row.id,
  meetingId: row.meeting_id,
  forumId: row.forum_id,
  forumName: row.forum_name,
  regionId: row.region_id,
  regionName: row.region_name,
  meetingName: nameOf(row),
  startsAt: row.starts_at,
  version: row.version,
  confirmedAt: row.confirmed_at,
  confirmedBy: row.confirmed_by_label,
  isReviewed: row.reviewed_at !== null,
  isSample: row.is_sample === 1,
})

export const recordUnknown = () =>
  new DomainError('not_found', 'この記録は見つからないか、閲覧できません。記録の一覧から開き直してください。')
