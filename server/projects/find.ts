import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { type ProjectState, projectNumber, projectState } from '../../shared/projects/project'
import type { Db } from '../store/Store'
import { type Loaded, loadProjects } from './load'

/** The project, if the actor may read it; otherwise the same answer as for one that does not exist. */
export async function findProject(db: Db, actor: Actor, id: string): Promise<Loaded> {
  const [project] = await loadProjects(db, { ids: [id] })
  if (!project || !can(actor, 'project.read', { forumId: project.row.forum_id })) throw projectUnknown()
  return project
}

/** What a proposal became, where the actor may read it; null where it became nothing, or nothing of this actor's. */
export async function projectOfProposal(
  db: Db,
  actor: Actor,
  { proposalId, now }: { proposalId: string; now: number },
): Promise<{ id: string; number: string; title: string; state: ProjectState } | null> {
  const row = await db
    .selectFrom('project')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .executeTakeFirst()
  if (!row || !can(actor, 'project.read', { forumId: row.forum_id })) return null
  return {
    id: row.id,
    number: projectNumber({ fiscalYear: row.fiscal_year, number: row.number }),
    title: row.title,
    state: projectState({ beganOn: row.began_on, endedOn: row.ended_on }, dayOf(now)),
  }
}

const projectUnknown = () =>
  new DomainError(
    'not_found',
    'この取組は見つからないか、閲覧できる団体に入っていません。会議体の取組カルテ一覧を開き直してください。',
  )

export const projectsUnknown = () =>
  new DomainError(
    'not_found',
    'この会議体の取組カルテは見つからないか、閲覧できる団体に入っていません。圏域のページを確かめてください。',
  )
