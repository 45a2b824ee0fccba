import { dayOf, fiscalYear } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { ChangeProject, CreateProject } from '../../shared/projects/commands'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { familyOf, holdForum, membersOn, secretariatOnly } from '../forums/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { insertMembers, insertProject } from './acts'
import { findProject, projectsUnknown } from './find'
import { tellProject } from './word'

/** An older project, which no proposal led to: entered by the secretariat, numbered in the 年度 in which it began [J2]. */
export async function createProject(
  context: Context,
  actor: Actor,
  input: CreateProject,
): Promise<{ id: string }> {
  const { forumId } = input
  if (!can(actor, 'project.read', { forumId })) throw projectsUnknown()
  if (!can(actor, 'project.manage', { forumId })) throw secretariatOnly('取組の登録')
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'createProject', at }
  const made = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      await holdForum(tx, forumId)
      const { label, isSample } = await actingSeat(tx, actor)
      await checkPlaces(tx, { forumId, input, known: [], today: dayOf(at) })
      return await insertProject(tx, {
        ...input,
        proposalId: null,
        fiscalYear: fiscalYear(input.beganOn ?? dayOf(at)),
        meetingId: null,
        decisionId: null,
        isSample,
        at,
        label,
      })
    }),
  )
  tellProject(context, { projectIds: [made.id], forumId })
  return made
}

/** What the page says of the project itself: title, purpose, days, members, the 部会 in charge. */
export async function changeProject(
  context: Context,
  actor: Actor,
  id: string,
  input: ChangeProject,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `changeProject ${id}`, at }
  const { row } = await findProject(context.store.db, actor, id)
  await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const { members } = await managedProject(tx, actor, id)
      const known = members.map(({ organisationId }) => organisationId)
      await checkPlaces(tx, { forumId: row.forum_id, input, known, today: dayOf(at) })
      await raiseRevision(tx, id, input.revision)
      await tx
        .updateTable('project')
        .set({
          title: input.title,
          purpose: input.purpose,
          lead_forum_id: input.leadForumId,
          began_on: input.beganOn,
          ended_on: input.endedOn,
          counts_users: input.countsUsers ? 1 : 0,
        })
        .where('id', '=', id)
        .execute()
      await tx.deleteFrom('project_member').where('project_id', '=', id).execute()
      await insertMembers(tx, id, input.members)
      return null
    }),
  )
  tellProject(context, { projectIds: [id], forumId: row.forum_id })
}

/** The project, for who keeps its papers: a reader who does not is told whose act it is. */
export async function managedProject(tx: Tx, actor: Actor, id: string) {
  const project = await findProject(tx, actor, id)
  if (!can(actor, 'project.manage', { forumId: project.row.forum_id }))
    throw secretariatOnly('取組カルテの変更')
  await refuseSampleSeat(tx, actor, project.row)
  return project
}

/** Of two who change the same form the second is told, and loses nothing: the page keeps what was typed. */
export async function raiseRevision(tx: Tx, id: string, revision: number): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('project')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n)
    throw new DomainError(
      'conflict',
      'ほかの人がこの取組を先に変更しました。入力した内容を控え、画面を再読み込みしてから、もう一度入力してください。',
    )
}

interface Checked {
  forumId: string
  input: Pick<CreateProject, 'members' | 'leadForumId'>
  /** who takes part already: members of the body may have left it since */
  known: readonly string[]
  today: string
}

async function checkPlaces(tx: Tx, { forumId, input, known, today }: Checked): Promise<void> {
  const ids = [...known, ...(await membersOn(tx, forumId, today)).map(({ id }) => id)]
  if (!input.members.every(({ organisationId }) => ids.includes(organisationId)))
    throw faultAt('members', '参加団体は、この会議体の構成団体から選んでください。')
  const { leadForumId } = input
  if (leadForumId !== null && !(await familyOf(tx, forumId)).some(({ id }) => id === leadForumId))
    throw faultAt('leadForumId', '担当の部会を一覧から選び直してください。')
}
