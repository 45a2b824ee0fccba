import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { membersOn } from '../forums/queries'
import type { Db } from '../store/Store'
import { secretariatOrganisation } from './candidates'

/** A job that the actor may see, with its body as a subject of rights; else what an unknown id would get. */
export async function findJob(db: Db, actor: Actor, id: string) {
  const job = await db.selectFrom('work_job').selectAll().where('id', '=', id).executeTakeFirst()
  if (!job || !can(actor, 'ledger.read', { forumId: job.forum_id })) throw jobUnknown()
  return job
}
export type JobRow = Awaited<ReturnType<typeof findJob>>

/** Those whose job it is, and the secretariat, which may do all of it. */
export const isOwnJob = (actor: Actor, job: Pick<JobRow, 'forum_id' | 'owner_id'>): boolean => {
  const subject = { forumId: job.forum_id }
  return (
    can(actor, 'ledger.manage', subject) ||
    (can(actor, 'ledger.take', subject) && job.owner_id === actor.organisationId)
  )
}

/** The organisations a job may be given to: members with a voice, and whoever is the secretariat. */
export async function workers(db: Db, forumId: string, day: string): Promise<{ id: string; name: string }[]> {
  const members = (await membersOn(db, forumId, day)).filter(hasVoice).map(({ id, name }) => ({ id, name }))
  const office = await secretariatOrganisation(db, forumId)
  if (office === undefined || members.some(({ id }) => id === office)) return members
  const row = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', office)
    .executeTakeFirstOrThrow()
  return [...members, row]
}

const jobUnknown = () =>
  new DomainError(
    'not_found',
    'このしごとは見つからないか、閲覧できる団体に入っていません。会議体のしごと帳を開き直してください。',
  )
