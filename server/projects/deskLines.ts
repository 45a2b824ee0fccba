import { warekiFiscalYear } from '../../shared/calendar'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import { forumNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { loadProjects } from './load'
import { unconfirmedOf } from './unconfirmed'
import { bodiesToAsk, type UnaskedBody } from './waiting'

/** 取組カルテ: what was typed for this organisation, and the 実績照会 that the secretariat has not sent. */
export async function projectLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const words = await wordsToConfirm(db, actor)
  const unasked = await actualsToAsk(db, actor, now)
  return [
    ...words.map(({ projectId, title, forumName, since }) =>
      deskItem('project_words', projectId, {
        ...{ title: `${title}の数値・自己評価`, forumName, at: since },
        acts: [{ act: 'confirm_project_words', projectId }],
      }),
    ),
    ...unasked.map(({ forumId, forumName, year }) =>
      deskItem('actuals_to_ask', forumId, {
        ...{ title: `${warekiFiscalYear(year)}の実績照会を送る`, forumName },
      }),
    ),
  ]
}

/** What was typed for the seat's organisation (代行入力) and that it has not confirmed, a line per project. */
async function wordsToConfirm(
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
async function actualsToAsk(db: Db, actor: Actor, now: number): Promise<UnaskedBody[]> {
  const forumIds = forumIdsOf(actor).filter(
    (forumId) => can(actor, 'project.manage', { forumId }) && can(actor, 'call.manage', { forumId }),
  )
  if (forumIds.length === 0) return []
  const { isSample } = await actingSeat(db, actor)
  return await bodiesToAsk(db, forumIds, { now, isSample })
}
