import { dayOf, fiscalYear } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { isJobKind, type JobKind, jobDueOn, jobKinds } from '../../shared/ledger/job'
import { unlimited } from '../../shared/ledger/rotation'
import { sharesOf } from '../../shared/ledger/shares'
import { type Actor, can } from '../../shared/permission'
import { forumNames, rulesOf } from '../forums/queries'
import { insideForums, nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'
import { limitsOf } from './candidates'
import { isOwnJob, workers } from './findJob'

/** One job as the ledger shows it. */
export interface LedgerJob {
  id: string
  kind: JobKind
  ownerId: string | null
  ownerName: string | null
  /** YYYY-MM-DD */
  dueOn: string
  doneAt: number | null
  isAutomatic: boolean
  handovers: { fromName: string | null; toName: string; at: number; label: string; reason: string }[]
  can: { take: boolean; pass: boolean; mark: boolean }
}

/** しごと帳 of a body for one 年度, as it stands at `now`. */
export async function ledgerPage(
  db: Db,
  actor: Actor,
  { forumId, year: asked, now }: { forumId: string; year?: number | undefined; now: number },
) {
  const subject = { forumId }
  if (!can(actor, 'ledger.read', subject)) throw ledgerUnknown()
  const [forum] = await forumNames(db, [forumId])
  if (!forum) throw ledgerUnknown()
  const year = asked ?? fiscalYear(dayOf(now))
  const jobs = await jobsOf(db, actor, { forumIds: [forumId], year })
  const able = await workers(db, forumId, dayOf(now))
  const limits = await limitsOf(db, forumId)
  const isManager = can(actor, 'ledger.manage', subject)
  const mayWork = can(actor, 'ledger.take', subject)
  return {
    forumId,
    forumName: forum.name,
    year,
    years: await yearsOf(db, forumId, fiscalYear(dayOf(now))),
    asOf: now,
    meetings: byMeeting(jobs),
    shares: namedShares(jobs, able),
    workers: able.map(({ id, name }) => ({
      id,
      name,
      limit: limits.get(id) ?? unlimited,
      canSetLimit: isManager || (mayWork && id === actor.organisationId),
    })),
    ownId: actor.organisationId,
    can: { exempt: isManager },
  }
}

function namedShares(
  jobs: readonly Pick<LedgerJob, 'ownerId' | 'ownerName' | 'doneAt' | 'isAutomatic'>[],
  able: readonly { id: string; name: string }[],
) {
  const names = new Map<string | null, string | null>([
    ...jobs.map(({ ownerId, ownerName }) => [ownerId, ownerName] as const),
    ...able.map(({ id, name }) => [id, name] as const),
  ])
  const ids = able.map(({ id }) => id)
  return sharesOf(jobs, ids).map((share) => ({ ...share, ownerName: names.get(share.ownerId) ?? null }))
}

/** The open jobs that wait for the actor's organisation, and those of its bodies that nobody has, due until `until`. */
export async function waitingJobs(db: Db, actor: Actor, until: string) {
  const forumIds = insideForums(actor).filter((forumId) => can(actor, 'ledger.take', { forumId }))
  const open = (await jobsOf(db, actor, { forumIds })).filter(
    ({ doneAt, dueOn }) => doneAt === null && dueOn <= until,
  )
  const exempt = new Map<string, boolean>()
  for (const forumId of new Set(open.map((job) => job.forumId)))
    exempt.set(forumId, (await limitsOf(db, forumId)).get(actor.organisationId)?.isExempt ?? false)
  return open.filter(
    ({ ownerId, forumId }) =>
      ownerId === actor.organisationId || (ownerId === null && exempt.get(forumId) === false),
  )
}

type FoundJob = Awaited<ReturnType<typeof jobsOf>>[number]
/** A job that waits, with its meeting and its body. */
export type WaitingJob = FoundJob

/** The jobs of bodies, or of one 年度 of them. Open jobs of a meeting that was called off are work no more. */
async function jobsOf(db: Db, actor: Actor, asked: { forumIds: readonly string[]; year?: number }) {
  if (asked.forumIds.length === 0) return []
  const rows = await jobRows(db, asked)
  const handovers = await handoversOf(db, rows)
  const rules = new Map(
    await Promise.all(asked.forumIds.map(async (id) => [id, await rulesOf(db, id)] as const)),
  )
  return rows.flatMap((row) => {
    const rulesHere = rules.get(row.forum_id)
    if (!isJobKind(row.kind) || !rulesHere) return []
    const isOpen = row.done_at === null
    const isMine = isOwnJob(actor, row)
    return {
      id: row.id,
      kind: row.kind,
      forumId: row.forum_id,
      forumName: row.forum_name,
      meeting: {
        id: row.meeting_id,
        name: nameOf(row),
        startsAt: row.starts_at,
        isSample: row.is_sample === 1,
      },
      ownerId: row.owner_id,
      ownerName: row.owner_name,
      dueOn: jobDueOn(row.kind, { startsAt: row.starts_at, createdAt: row.created_at }, rulesHere),
      doneAt: row.done_at,
      isAutomatic: row.is_automatic === 1,
      handovers: handovers.get(row.id) ?? [],
      can: {
        take:
          isOpen &&
          row.owner_id !== actor.organisationId &&
          can(actor, 'ledger.take', { forumId: row.forum_id }),
        pass: isOpen && isMine,
        mark: isMine,
      },
    }
  })
}

async function jobRows(db: Db, { forumIds, year }: { forumIds: readonly string[]; year?: number }) {
  const query = db
    .selectFrom('work_job')
    .innerJoin('meeting', 'meeting.id', 'work_job.meeting_id')
    .innerJoin('forum', 'forum.id', 'work_job.forum_id')
    .leftJoin('organisation', 'organisation.id', 'work_job.owner_id')
    .select([
      'work_job.id',
      'work_job.kind',
      'work_job.forum_id',
      'work_job.owner_id',
      'work_job.done_at',
      'work_job.is_automatic',
      'work_job.created_at',
      'forum.name as forum_name',
      'organisation.name as owner_name',
      'meeting.id as meeting_id',
      'meeting.title',
      'meeting.fiscal_year',
      'meeting.number',
      'meeting.starts_at',
      'meeting.is_sample',
    ])
    .where('work_job.forum_id', 'in', forumIds)
    .where((eb) => eb.or([eb('meeting.called_off', 'is', null), eb('work_job.done_at', 'is not', null)]))
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
  // Of all years only what is open is ever asked.
  return year === undefined
    ? await query.where('work_job.done_at', 'is', null).execute()
    : await query.where('meeting.fiscal_year', '=', year).execute()
}

async function handoversOf(db: Db, jobs: readonly { id: string }[]) {
  const found = new Map<string, LedgerJob['handovers']>()
  if (jobs.length === 0) return found
  const rows = await db
    .selectFrom('work_handover')
    .leftJoin('organisation as giver', 'giver.id', 'work_handover.from_id')
    .innerJoin('organisation as taker', 'taker.id', 'work_handover.to_id')
    .select(['job_id', 'giver.name as fromName', 'taker.name as toName', 'at', 'label', 'reason'])
    .where(
      'job_id',
      'in',
      jobs.map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('work_handover.id')
    .execute()
  for (const { job_id, ...handover } of rows) found.set(job_id, [...(found.get(job_id) ?? []), handover])
  return found
}

/** The jobs under their meetings, in the order of the work. */
function byMeeting(jobs: readonly FoundJob[]) {
  const meetings = new Map<string, FoundJob['meeting'] & { jobs: LedgerJob[] }>()
  for (const { meeting, forumId: _forumId, forumName: _forumName, ...job } of jobs) {
    const known = meetings.get(meeting.id) ?? { ...meeting, jobs: [] }
    known.jobs.push(job)
    meetings.set(meeting.id, known)
  }
  for (const { jobs: list } of meetings.values())
    list.sort((a, b) => jobKinds.indexOf(a.kind) - jobKinds.indexOf(b.kind))
  return [...meetings.values()]
}

/** The years that have jobs, and the present one, the latest first. */
async function yearsOf(db: Db, forumId: string, present: number): Promise<number[]> {
  const rows = await db
    .selectFrom('work_job')
    .innerJoin('meeting', 'meeting.id', 'work_job.meeting_id')
    .select('meeting.fiscal_year')
    .where('work_job.forum_id', '=', forumId)
    .distinct()
    .execute()
  return [...new Set([present, ...rows.map(({ fiscal_year }) => fiscal_year)])].sort((a, b) => b - a)
}

export const ledgerUnknown = () =>
  new DomainError(
    'not_found',
    'この会議体のしごと帳は見つからないか、閲覧できる団体に入っていません。圏域のページを確かめてください。',
  )
