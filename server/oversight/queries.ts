import type { ExpressionBuilder } from 'kysely'
import { DomainError } from '../../shared/error'
import { readableRecord, recordExcerpt } from '../../shared/minutes/readableRecord'
import { type MinutesRecord, parseRecord, type RecordErratum } from '../../shared/minutes/record'
import type { RecordFilter } from '../../shared/oversight/commands'
import { type Actor, can } from '../../shared/permission'
import { insideForums, nameOf } from '../meetings/queries'
import { mayConfirmMinutes } from '../minutes/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

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
    .where(isLatest)
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
  const { record, isWhole, sha256, chain, reason } = await versionOf(db, actor, versionId)
  const subject = { forumId: row.forum_id }
  return {
    ...summaryOf(row),
    record,
    /** false: without what is 内部; the hash is that of the whole [R8] */
    isWhole,
    sha256,
    chain,
    /** why it was filed, where it is a 正誤; null where that is left out */
    reason,
    /** every version of these minutes, the latest first */
    versions: await versionsOf(db, actor, row.meeting_id),
    publications: await publicationsOf(db, versionId),
    marks,
    can: {
      review: can(actor, 'record.review', subject),
      confirmErratum:
        can(actor, 'minutes.correct', subject) || (await mayConfirmMinutes(db, actor, row.forum_id)),
      publish: can(actor, 'minutes.publish', subject),
      request: can(actor, 'correction.request', subject),
    },
  }
}

/** 公開版: for everybody who may read the record it was made from. */
export async function publicationPage(
  db: Db,
  actor: Actor,
  { versionId, publicationId }: { versionId: string; publicationId: string },
) {
  const row = await readable(db, actor).where('minutes_version.id', '=', versionId).executeTakeFirst()
  const found = await db
    .selectFrom('publication')
    .selectAll()
    .where('id', '=', publicationId)
    .where('version_id', '=', versionId)
    .executeTakeFirst()
  if (!row || !found) throw recordUnknown()
  return {
    meetingName: nameOf(row),
    version: row.version,
    ordinal: found.ordinal,
    bytes: found.record,
    sha256: found.sha256,
    withdrawnAt: found.withdrawn_at,
  }
}

const versionsOf = async (db: Db, actor: Actor, meetingId: string) =>
  (
    await db
      .selectFrom('minutes_version')
      .select(['id', 'forum_id', 'version', 'kind', 'record', 'reason', 'confirmed_at'])
      .where('meeting_id', '=', meetingId)
      .orderBy('confirmed_at', 'desc')
      .orderBy('chain_position', 'desc')
      .execute()
  ).map((row) => {
    const { id, version, kind, confirmed_at: confirmedAt } = row
    return { id, version, kind, confirmedAt, reason: readableVersion(actor, row).reason }
  })

const publicationsOf = async (db: Db, versionId: string) =>
  (
    await db
      .selectFrom('publication')
      .select(['id', 'ordinal', 'published_at', 'label', 'sha256', 'withdrawn_at'])
      .where('version_id', '=', versionId)
      .orderBy('ordinal', 'desc')
      .execute()
  ).map(({ published_at: publishedAt, withdrawn_at: withdrawnAt, ...publication }) => ({
    ...publication,
    publishedAt,
    withdrawnAt,
  }))

/** A list names the version that holds; the earlier ones are reached from it. */
const isLatest = (eb: ExpressionBuilder<Tables, 'minutes_version'>) =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('minutes_version as later')
        .select('later.id')
        .whereRef('later.meeting_id', '=', 'minutes_version.meeting_id')
        .whereRef('later.chain_position', '>', 'minutes_version.chain_position'),
    ),
  )

/** `record.json`: the exact text whose UTF-8 bytes the hash covers, or an excerpt that says that it is one [R8]. */
export async function recordFile(db: Db, actor: Actor, versionId: string) {
  const row = await readable(db, actor).where('minutes_version.id', '=', versionId).executeTakeFirst()
  if (!row) throw recordUnknown()
  const { record, isWhole, bytes, sha256 } = await versionOf(db, actor, versionId)
  const { version } = row
  return {
    text: isWhole ? bytes : recordExcerpt(record, { version, sha256 }),
    isWhole,
    meetingName: nameOf(row),
    version,
  }
}

async function versionOf(db: Db, actor: Actor, versionId: string) {
  const row = await db
    .selectFrom('minutes_version')
    .select(['forum_id', 'version', 'record', 'sha256', 'chain', 'reason'])
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  const { sha256, chain } = row
  return { ...readableVersion(actor, row), sha256, chain, bytes: row.record }
}

interface StoredVersion {
  forum_id: string
  version: string
  record: string
  reason: string
}

/** The one place where a filed record, and why it was filed, leaves towards a reader: without what is 内部 unless they are inside [R8]. */
function readableVersion(actor: Actor, { forum_id: forumId, version, ...stored }: StoredVersion) {
  const filed = parseRecord(stored.record)
  const { record, isWhole } = readableRecord(actor, { forumId }, filed)
  const isTold = isWhole || newErrata(record, version).length === newErrata(filed, version).length
  return { record, isWhole, reason: isTold ? stored.reason : null }
}

/** What the version itself put right. A reason that speaks of rows that are left out is left out with them. */
const newErrata = ({ errata }: MinutesRecord, version: string): RecordErratum[] =>
  errata.filter((each) => each.version === version)

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
