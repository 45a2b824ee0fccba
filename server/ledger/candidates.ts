import type { Selectable } from 'kysely'
import { hasVoice } from '../../shared/forums/membership'
import { isJobKind, type JobKind, rotatingKinds } from '../../shared/ledger/job'
import { type Candidate, unlimited, type WorkLimit } from '../../shared/ledger/rotation'
import { membersOn } from '../forums/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

/** The organisation whose seat is the secretariat of the body; of several that of `seatId`, else the first in 建制順. */
export async function secretariatOrganisation(
  db: Db,
  forumId: string,
  seatId?: string,
): Promise<string | undefined> {
  const rows = await db
    .selectFrom('secretariat')
    .innerJoin('seat', 'seat.id', 'secretariat.seat_id')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select(['organisation.id', 'seat.id as seatId'])
    .where('secretariat.forum_id', '=', forumId)
    .where('seat.duty', '=', 'member')
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()
  return (rows.find((row) => row.seatId === seatId) ?? rows[0])?.id
}

interface Asked {
  forumId: string
  kind: JobKind
  year: number
  secretariat: string | undefined
  day: string
  isSample: 0 | 1
}

/** Who may be given a job of the kind: the members for what rotates, the secretariat's organisation for the rest. */
export async function candidatesFor(db: Db, asked: Asked): Promise<Candidate[]> {
  const ids = rotatingKinds.includes(asked.kind)
    ? await rotatingMembers(db, asked)
    : [asked.secretariat].filter((id) => id !== undefined)
  if (ids.length === 0) return []
  const [limits, counts] = [await limitsOf(db, asked.forumId), await jobsOfYear(db, asked)]
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'official_order'])
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ id, official_order }) => ({
    id,
    officialOrder: official_order,
    limit: limits.get(id) ?? unlimited,
    jobsThisYear: counts.get(id) ?? 0,
  }))
}

/** The prefecture and observers (オブザーバー) have no turns. */
async function rotatingMembers(db: Db, { forumId, day }: Asked): Promise<string[]> {
  const members = await membersOn(db, forumId, day)
  return members.filter(hasVoice).map(({ id }) => id)
}

export async function limitsOf(db: Db, forumId: string): Promise<Map<string, WorkLimit>> {
  const rows = await db.selectFrom('work_limit').selectAll().where('forum_id', '=', forumId).execute()
  return new Map(rows.map((row) => [row.organisation_id, limitOf(row)]))
}

const limitOf = (row: Selectable<Tables['work_limit']>): WorkLimit => ({
  // Written by setLimit as an array of kinds; a kind that is no more is none.
  kinds: row.kinds === null ? null : (JSON.parse(row.kinds) as string[]).filter(isJobKind),
  yearlyMax: row.yearly_max,
  isExempt: row.is_exempt === 1,
})

/** Jobs of a meeting that was called off are no work, unless they were done by then. */
const realJobs = (db: Db, { forumId, isSample }: Pick<Asked, 'forumId' | 'isSample'>) =>
  db
    .selectFrom('work_job')
    .innerJoin('meeting', 'meeting.id', 'work_job.meeting_id')
    .where('work_job.forum_id', '=', forumId)
    .where('work_job.is_sample', '=', isSample)
    .where('work_job.owner_id', 'is not', null)
    .where((eb) => eb.or([eb('meeting.called_off', 'is', null), eb('work_job.done_at', 'is not', null)]))

async function jobsOfYear(db: Db, asked: Asked): Promise<Map<string, number>> {
  const rows = await realJobs(db, asked)
    .where('meeting.fiscal_year', '=', asked.year)
    .select((eb) => ['work_job.owner_id', eb.fn.countAll<number | string>().as('count')])
    .groupBy('work_job.owner_id')
    .execute()
  return new Map(rows.flatMap(({ owner_id, count }) => (owner_id ? [[owner_id, Number(count)]] : [])))
}

/** The owners of the body's earlier jobs of a kind, oldest first. */
export async function pastOwners(
  db: Db,
  asked: Pick<Asked, 'forumId' | 'kind' | 'isSample'>,
): Promise<string[]> {
  const rows = await realJobs(db, asked)
    .where('work_job.kind', '=', asked.kind)
    .select(['work_job.owner_id'])
    .orderBy('meeting.starts_at')
    .orderBy('work_job.created_at')
    .orderBy('work_job.id')
    .execute()
  return rows.flatMap(({ owner_id }) => owner_id ?? [])
}
