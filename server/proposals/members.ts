import type { MemberRole } from '../../shared/permission'
import type { OrganisationKind } from '../../shared/proposals/balance'
import type { Db } from '../store/Store'

export interface ForumMember {
  organisationId: string
  name: string
  kind: OrganisationKind
  role: MemberRole
}

/** Members of the body on one day, in 建制順. Both ends of a membership count as days in it. */
export async function membersOn(db: Db, forumId: string, day: string): Promise<ForumMember[]> {
  return await db
    .selectFrom('forum_member')
    .innerJoin('organisation', 'organisation.id', 'forum_member.organisation_id')
    .select([
      'forum_member.organisation_id as organisationId',
      'organisation.name',
      'organisation.kind',
      'forum_member.role',
    ])
    .where('forum_member.forum_id', '=', forumId)
    .where((eb) => eb.or([eb('from_on', 'is', null), eb('from_on', '<=', day)]))
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>=', day)]))
    .orderBy('organisation.official_order')
    .execute()
}

/** Observers listen; every other member may be an originator (発案団体). */
export const mayOriginate = (member: ForumMember): boolean => member.role !== 'observer'
