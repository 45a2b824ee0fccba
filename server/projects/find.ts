import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Db } from '../store/Store'
import { type Loaded, loadProjects } from './load'

/** The project, if the actor may read it; otherwise the same answer as for one that does not exist. */
export async function findProject(db: Db, actor: Actor, id: string): Promise<Loaded> {
  const [project] = await loadProjects(db, { ids: [id] })
  if (!project || !can(actor, 'project.read', { forumId: project.row.forum_id })) throw projectUnknown()
  return project
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
