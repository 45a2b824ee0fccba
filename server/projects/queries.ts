import { type Actor, can } from '../../shared/permission'
import type { EvaluationRow } from '../../shared/projects/evaluationRow'
import { forumNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { projectsUnknown } from './find'
import { loadProjects } from './load'
import { ofYear, sheetRows } from './sheet'

/** The proposals of bodies that are under way (実施), with the day they began. */
export async function begunProjects(
  db: Db,
  forumIds: readonly string[],
): Promise<{ proposalId: string; projectId: string; beganOn: string }[]> {
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('project')
    .select(['id', 'proposal_id', 'began_on'])
    .where('forum_id', 'in', forumIds)
    .where('proposal_id', 'is not', null)
    .where('began_on', 'is not', null)
    .orderBy('began_on')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, proposal_id, began_on }) =>
    proposal_id === null || began_on === null
      ? []
      : [{ proposalId: proposal_id, projectId: id, beganOn: began_on }],
  )
}

/** What the 効果検証シート says: every project that went on in the 年度, a line per indicator, by 事業番号. */
export async function evaluationSheet(
  db: Db,
  actor: Actor,
  { forumId, fiscalYear }: { forumId: string; fiscalYear: number },
): Promise<{ forumName: string; fiscalYear: number; rows: EvaluationRow[] }> {
  const [forum] = await forumNames(db, [forumId])
  if (!forum || !can(actor, 'project.read', { forumId })) throw projectsUnknown()
  const rows: EvaluationRow[] = []
  for (const project of ofYear(await loadProjects(db, { forumId }), fiscalYear))
    rows.push(...(await sheetRows(db, actor, project, fiscalYear)))
  return { forumName: forum.name, fiscalYear, rows }
}
