import { type Actor, can } from '../../shared/permission'
import type { EvaluationRow } from '../../shared/projects/evaluationRow'
import { projectNumber } from '../../shared/projects/project'
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

/** What became of adopted proposals: 事業番号, and how many take part on a day. For whoever reads the proposals [J1]. */
export async function projectsOfProposals(
  db: Db,
  proposalIds: readonly string[],
  day: string,
): Promise<Map<string, { number: string; members: number }>> {
  if (proposalIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('project')
    .leftJoin('project_member', (join) =>
      join
        .onRef('project_member.project_id', '=', 'project.id')
        .on((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>=', day)])),
    )
    .select(['project.id', 'proposal_id', 'fiscal_year', 'number', 'organisation_id'])
    .where('proposal_id', 'in', proposalIds)
    .execute()
  const found = new Map<string, { number: string; members: number }>()
  for (const { proposal_id, fiscal_year, number, organisation_id } of rows) {
    if (proposal_id === null) continue
    const before = found.get(proposal_id)?.members ?? 0
    found.set(proposal_id, {
      number: projectNumber({ fiscalYear: fiscal_year, number }),
      members: before + (organisation_id === null ? 0 : 1),
    })
  }
  return found
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
