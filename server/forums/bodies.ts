import type { Db } from '../store/Store'
import type { ForumFramework } from '../store/Tables'
import { memberOn } from './queries'

export interface OrganisationName {
  id: string
  name: string
}

/** A body (会議体) in a list. */
export interface BodySummary {
  id: string
  name: string
  framework: ForumFramework
  layer: 0 | 1 | 2
  regionId: string | null
  establishedOn: string | null
  composition: string | null
  /** it came after the report of 2016 */
  afterReport: boolean
  /** its last day (廃止) */
  closedOn: string | null
  memberCount: number
  centralCities: OrganisationName[]
}

export interface BodyMember extends OrganisationName {
  forumId: string
  regionId: string | null
}

export interface Bodies {
  all: BodySummary[]
  /** members on the day, in 建制順 */
  members: BodyMember[]
}

/** Every body without its tiers, and who is in it on a day YYYY-MM-DD: some hundred rows, read together. */
export async function bodiesOn(db: Db, day: string): Promise<Bodies> {
  const forums = await db
    .selectFrom('forum')
    .selectAll()
    .where('parent_id', 'is', null)
    .orderBy('layer')
    .orderBy('established_on', (order) => order.asc().nullsFirst())
    .orderBy('name')
    .execute()
  const members = await membersIn(db, day)
  return {
    all: forums.map((forum) => {
      const own = members.filter((member) => member.forumId === forum.id)
      return {
        id: forum.id,
        name: forum.name,
        framework: forum.framework,
        layer: forum.layer,
        regionId: forum.region_id,
        establishedOn: forum.established_on,
        composition: forum.composition,
        afterReport: forum.after_report === 1,
        closedOn: forum.closed_on,
        memberCount: own.length,
        centralCities: own
          .filter(({ role }) => role === 'central_city')
          .map(({ id, name }) => ({ id, name })),
      }
    }),
    members: members.map(({ role: _, ...member }) => member),
  }
}

const membersIn = (db: Db, day: string) =>
  db
    .selectFrom('forum_member')
    .innerJoin('organisation', 'organisation.id', 'forum_member.organisation_id')
    .innerJoin('forum', 'forum.id', 'forum_member.forum_id')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.region_id as regionId',
      'forum_member.forum_id as forumId',
      'forum_member.role',
    ])
    .where('forum.parent_id', 'is', null)
    .where(memberOn(day))
    .orderBy('organisation.official_order')
    .execute()

/** The prefecture whose 圏域 these are; organisations of another one stand outside of it. */
export const homePrefecture = async (db: Db) =>
  (await db.selectFrom('dataset').select('id').executeTakeFirst())?.id ?? null
