import type { ExpressionBuilder } from 'kysely'
import * as v from 'valibot'
import type { OrganisationKind } from '../../shared/forums/organisation'
import { defaultRules, ForumRules } from '../../shared/forums/rules'
import type { MemberRole } from '../../shared/permission'
import type { Db, Tx } from '../store/Store'
import type { Tables } from '../store/Tables'

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
  return row ? v.parse(ForumRules, JSON.parse(row.rules)) : defaultRules
}

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
