import type { ExpressionBuilder } from 'kysely'
import * as v from 'valibot'
import { wareki } from '../../shared/calendar'
import type { Entry } from '../../shared/entry'
import { DomainError } from '../../shared/error'
import type { AssemblySession } from '../../shared/forums/assembly'
import type { OrganisationKind } from '../../shared/forums/organisation'
import { defaultRules, type ForumRules, parseRules } from '../../shared/forums/rules'
import type { Topic } from '../../shared/forums/topic'
import type { MemberRole } from '../../shared/permission'
import { onBehalfChannels } from '../../shared/proposals/origin'
import type { Db, Tx } from '../store/Store'
import type { Tables } from '../store/Tables'
import { textsOf } from './factBody'
import { precedentBlanks, precedents, tableCitations } from './precedents'
import { unionTable } from './unionTable'

/** A member (構成団体) of a body, in its strongest role. */
export interface ForumMember {
  id: string
  name: string
  kind: OrganisationKind
  role: MemberRole
}

/** The members of a body on a day YYYY-MM-DD, each once, in 建制順. */
export async function membersOn(db: Db, forumId: string, day: string): Promise<ForumMember[]> {
  const rows = await db
    .selectFrom('forum_member')
    .innerJoin('organisation', 'organisation.id', 'forum_member.organisation_id')
    .select(['organisation.id', 'organisation.name', 'organisation.kind', 'forum_member.role'])
    .where('forum_member.forum_id', '=', forumId)
    .where(memberOn(day))
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()
  const members = new Map<string, ForumMember>()
  for (const row of rows) {
    const known = members.get(row.id)
    if (!known || byStrength(row.role, known.role) < 0) members.set(row.id, row)
  }
  return [...members.values()]
}

/** Whether a membership (構成) is in force on `day`; both its ends are inside, and without dates it always is. */
export const memberOn = (day: string) => (eb: ExpressionBuilder<Tables, 'forum_member'>) =>
  eb.and([
    eb.or([eb('forum_member.from_on', 'is', null), eb('forum_member.from_on', '<=', day)]),
    eb.or([eb('forum_member.to_on', 'is', null), eb('forum_member.to_on', '>=', day)]),
  ])

/** Orders roles, the strongest first. */
export const byStrength = (one: MemberRole, other: MemberRole): number =>
  roleOrder.indexOf(one) - roleOrder.indexOf(other)

const roleOrder: readonly MemberRole[] = [
  'central_city',
  'partner_municipality',
  'constituent',
  'prefecture',
  'observer',
]

/** The rules in force in a body (会議体); `defaultRules` where it never said anything. */
export async function rulesOf(db: Db, forumId: string): Promise<ForumRules> {
  const row = await db
    .selectFrom('forum_rules')
    .select('rules')
    .where('forum_id', '=', forumId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? parseRules(row.rules) : defaultRules
}

/** 議会会期 of organisations between two days, both inside: by 建制順 of the organisation, then by day. */
export async function assemblySessions(
  db: Db,
  organisationIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<AssemblySession[]> {
  if (organisationIds.length === 0) return []
  return await db
    .selectFrom('assembly_session')
    .innerJoin('organisation', 'organisation.id', 'assembly_session.organisation_id')
    .select([
      'assembly_session.id',
      'assembly_session.organisation_id as organisationId',
      'assembly_session.name',
      'assembly_session.from_on as fromOn',
      'assembly_session.to_on as toOn',
    ])
    .where('assembly_session.organisation_id', 'in', organisationIds)
    .where('assembly_session.to_on', '>=', from)
    .where('assembly_session.from_on', '<=', to)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .orderBy('assembly_session.from_on')
    .execute()
}

/** [B5] Nothing new is begun in a body after its last day (廃止). */
export async function refuseClosed(db: Db, forumId: string, day: string): Promise<void> {
  const lastDay = await endedOn(db, forumId, day)
  if (lastDay !== null)
    throw new DomainError(
      'conflict',
      `この会議体は${wareki(lastDay)}で廃止されています。これまでの記録は読めますが、新しい会議や提案は作れません。`,
    )
}

/** 廃止: its last day, once that is past; then nothing new is begun in it, and no page offers it. */
export async function endedOn(db: Db, forumId: string, day: string): Promise<string | null> {
  const forum = await db.selectFrom('forum').select('closed_on').where('id', '=', forumId).executeTakeFirst()
  return forum?.closed_on != null && forum.closed_on < day ? forum.closed_on : null
}

/** The person sees the thing but the act is another's: say whose. */
export const secretariatOnly = (act: string) =>
  new DomainError('forbidden', `${act}は、この会議体の事務局が行います。事務局に連絡してください。`)

/** Holds the body's row by an update that changes nothing: of several who number something at once, on any engine, one waits. */
export async function holdForum(tx: Tx, forumId: string): Promise<void> {
  await tx
    .updateTable('forum')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('id', '=', forumId)
    .execute()
}

/** The names of bodies by their ids, with the body above a tier, for lists of other subjects. */
export async function forumNames(
  db: Db,
  forumIds: readonly string[],
): Promise<{ id: string; name: string; regionName: string | null; parentName: string | null }[]> {
  if (forumIds.length === 0) return []
  return await db
    .selectFrom('forum')
    .leftJoin('region', 'region.id', 'forum.region_id')
    .leftJoin('forum as parent', 'parent.id', 'forum.parent_id')
    .select(['forum.id', 'forum.name', 'region.name as regionName', 'parent.name as parentName'])
    .where('forum.id', 'in', forumIds)
    .orderBy('forum.layer', 'desc')
    .orderBy('forum.region_id', (order) => order.asc().nullsFirst())
    .orderBy('forum.id')
    .execute()
}

interface FamilyBody {
  id: string
  name: string
  /** null: the whole body; the others are its tiers and 部会 */
  parentId: string | null
  /** YYYY-MM-DD */
  closedOn: string | null
}

/** The whole body with its tiers and 部会, the whole first: 首長会議, 幹事会 and 部会 work at the same things. */
export async function familyOf(db: Db, forumId: string): Promise<FamilyBody[]> {
  const own = await db.selectFrom('forum').select('parent_id').where('id', '=', forumId).executeTakeFirst()
  const whole = own?.parent_id ?? forumId
  const rows = await db
    .selectFrom('forum')
    .select(['id', 'name', 'parent_id as parentId', 'closed_on as closedOn'])
    .where((eb) => eb.or([eb('id', '=', whole), eb('parent_id', '=', whole)]))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.sort((one, other) => Number(one.parentId !== null) - Number(other.parentId !== null))
}

/** Those of them that are still there on a day. */
export async function standingFamily(db: Db, forumId: string, day: string): Promise<FamilyBody[]> {
  return (await familyOf(db, forumId)).filter(({ closedOn }) => closedOn === null || closedOn >= day)
}

/** The bodies whose proposals a meeting of this one may take up: itself, the whole above it and the tiers below, not those beside it. */
export async function relatedForums(db: Db, forumId: string): Promise<string[]> {
  const family = await familyOf(db, forumId)
  return family
    .filter(({ id, parentId }) => id === forumId || parentId === null || parentId === forumId)
    .map(({ id }) => id)
}

/** The names of all organisations by their ids, in 建制順. */
export async function organisationNames(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .orderBy('official_order')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** 分野×事務, in the order of the data set. */
export async function topics(db: Db): Promise<Topic[]> {
  const rows = await db.selectFrom('topic').selectAll().orderBy('position').orderBy('id').execute()
  return rows.map(({ id, area_id, area, name, fields }) => ({
    id,
    areaId: area_id,
    area,
    name,
    fields: textsOf(fields),
  }))
}

/** Who gave an answer, out of the columns that every answer of an organisation keeps. */
export const entryOf = (row: {
  at: number
  label: string
  on_behalf_channel: string | null
  confirmed_at: number | null
  confirmed_label: string | null
}): Entry => ({
  at: row.at,
  label: row.label,
  channel: onBehalfChannels.find((channel) => channel === row.on_behalf_channel) ?? null,
  confirmedAt: row.confirmed_at,
  confirmedLabel: row.confirmed_label,
})

/** The policy field a topic falls under in a body: that of its own framework, or the first where it has no fields of its own. */
export async function fieldOfTopic(
  db: Db,
  { forumId, topicId }: { forumId: string; topicId: string | null },
): Promise<string | null> {
  if (topicId === null) return null
  const topic = await db.selectFrom('topic').select('fields').where('id', '=', topicId).executeTakeFirst()
  const ids = topic ? textsOf(topic.fields) : []
  if (ids.length === 0) return null
  const fields = await db
    .selectFrom('policy_field')
    .leftJoin('forum', (join) =>
      join.onRef('forum.framework', '=', 'policy_field.framework').on('forum.id', '=', forumId),
    )
    .select(['policy_field.id', 'forum.id as ownForum'])
    .where('policy_field.id', 'in', ids)
    .orderBy('policy_field.position')
    .execute()
  return (fields.find(({ ownForum }) => ownForum !== null) ?? fields[0])?.id ?? null
}

/** What the data set knows of who does what together, whole: the report's two tables with their blanks, and public sources. */
export const reportedPrecedents = async (db: Db) => ({
  precedents: await precedents(db),
  blanks: await precedentBlanks(db),
  unionTable: await unionTable(db),
  citations: await tableCitations(db),
  instrumentsOf: await instrumentsByForum(db),
  topicsOfTask: await topicsByTask(db),
})

const UsedBy = v.object({ usedBy: v.optional(v.array(v.string()), []) })

async function instrumentsByForum(db: Db): Promise<(forumId: string) => string[]> {
  const rows = await db.selectFrom('instrument').select(['id', 'body']).orderBy('position').execute()
  const uses = rows.map(({ id, body }) => ({ id, ...v.parse(UsedBy, JSON.parse(body)) }))
  return (forumId) => uses.flatMap(({ id, usedBy }) => (usedBy.includes(forumId) ? id : []))
}

async function topicsByTask(db: Db): Promise<(taskId: string) => string[]> {
  const rows = await db.selectFrom('topic').select(['id', 'tasks']).orderBy('position').execute()
  const tasks = rows.map(({ id, tasks }) => ({ id, tasks: textsOf(tasks) }))
  return (taskId) => tasks.flatMap(({ id, tasks }) => (tasks.includes(taskId) ? id : []))
}

/** The ways to work together that a form may choose from. */
export const instrumentNames = (db: Db): Promise<{ id: string; name: string }[]> =>
  db.selectFrom('instrument').select(['id', 'name']).orderBy('position').execute()
