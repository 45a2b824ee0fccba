import { type Actor, can, forumIdsOf } from '../../shared/permission'
import type { EvaluationRow } from '../../shared/projects/evaluationRow'
import { projectNumber } from '../../shared/projects/project'
import { actingSeat } from '../accounts/queries'
import { forumNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { projectsUnknown } from './find'
import { loadProjects } from './load'
import { ofYear, sheetRows } from './sheet'
import { unconfirmedOf } from './unconfirmed'
import { bodiesToAsk, type UnaskedBody } from './waiting'

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

/** What was typed for the seat's organisation (代行入力) and that it has not confirmed, a line per project. */
export async function wordsToConfirm(
  db: Db,
  actor: Actor,
): Promise<{ projectId: string; title: string; forumName: string; since: number }[]> {
  const forumIds = forumIdsOf(actor).filter((forumId) => can(actor, 'project.report', { forumId }))
  const said = [
    ...(await unconfirmedIn(db, 'project_figure', actor.organisationId)),
    ...(await unconfirmedIn(db, 'project_assessment', actor.organisationId)),
  ]
  if (forumIds.length === 0 || said.length === 0) return []
  const projects = await loadProjects(db, { ids: [...new Set(said.map(({ project_id }) => project_id))] })
  const names = new Map((await forumNames(db, forumIds)).map(({ id, name }) => [id, name]))
  return projects.flatMap((project) => {
    const { id, title, forum_id } = project.row
    const waiting = unconfirmedOf(project, actor.organisationId)
    const forumName = names.get(forum_id)
    return forumName === undefined || waiting.length === 0
      ? []
      : [{ projectId: id, title, forumName, since: Math.min(...waiting.map(({ at }) => at)) }]
  })
}

const unconfirmedIn = (db: Db, table: 'project_figure' | 'project_assessment', organisationId: string) =>
  db
    .selectFrom(table)
    .select('project_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('on_behalf_channel', 'is not', null)
    .where('confirmed_at', 'is', null)
    .execute()

/** The bodies whose secretariat this seat is, and that wait for it to send the 実績照会. */
export async function actualsToAsk(db: Db, actor: Actor, now: number): Promise<UnaskedBody[]> {
  const forumIds = forumIdsOf(actor).filter(
    (forumId) => can(actor, 'project.manage', { forumId }) && can(actor, 'call.manage', { forumId }),
  )
  if (forumIds.length === 0) return []
  const { isSample } = await actingSeat(db, actor)
  return await bodiesToAsk(db, forumIds, { now, isSample })
}
