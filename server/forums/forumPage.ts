import type { Selectable } from 'kysely'
import { dayOf } from '../../shared/calendar'
import type { OrganisationKind } from '../../shared/forums/organisation'
import { isTier, tiers } from '../../shared/forums/tier'
import { type Actor, can, type MemberRole } from '../../shared/permission'
import { forumMeetings } from '../meetings/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'
import { homePrefecture } from './bodies'
import { certaintyByField, textsOf } from './factBody'
import { forumUnknown, isTheme } from './govern'
import { precedents } from './precedents'
import { byStrength, endedOn, memberOn } from './queries'
import { parentsOf, themesUnder } from './themes'
import { unionTasks } from './unionTable'

type ForumRow = Selectable<Tables['forum']>

export interface ForumMemberEntry {
  id: string
  name: string
  kind: OrganisationKind
  district: string | null
  /** from another prefecture than the body */
  isOutside: boolean
  /** the strongest first */
  roles: MemberRole[]
}

/** Everything the page of one body shows; its meetings only to those who are inside. */
export async function forumPage(db: Db, actor: Actor, forumId: string, now: number) {
  const forum = await db.selectFrom('forum').selectAll().where('id', '=', forumId).executeTakeFirst()
  if (!forum || !can(actor, 'forum.read', { forumId })) throw forumUnknown()
  const day = dayOf(now)
  const isInside = can(actor, 'meeting.list', { forumId })
  const goesOn = (await endedOn(db, forumId, day)) === null
  return {
    ...factsOfForum(forum),
    region: await regionOf(db, forum),
    parent: await parentOf(db, forum),
    parents: isTheme(forum) ? await parentsOf(db, actor, forumId) : [],
    themes: await themesUnder(db, forumId, day),
    members: await membersOf(db, forum, day),
    secretariat: await secretariatOf(db, forumId),
    milestones: await milestonesOf(db, forumId),
    tiers: await tiersOf(db, forumId),
    meetings: isInside ? await forumMeetings(db, actor, forumId, now) : null,
    precedentCount: (await precedents(db, forumId)).length,
    unionTasks: forum.framework === 'wide_area_union' ? await unionTasks(db, forumId) : null,
    asOf: day,
    can: {
      createMeeting: goesOn && can(actor, 'meeting.create', { forumId }),
      createProposal: goesOn && can(actor, 'proposal.create', { forumId }),
      readBalance: can(actor, 'balance.read', { forumId }),
      readRecords: can(actor, 'record.read', { forumId }),
    },
  }
}

const factsOfForum = (forum: ForumRow) => ({
  id: forum.id,
  name: forum.name,
  framework: forum.framework,
  layer: forum.layer,
  tier: forum.tier,
  closedOn: forum.closed_on,
  establishedOn: forum.established_on,
  composition: forum.composition,
  inReport: forum.in_report === 1,
  afterReport: forum.after_report === 1,
  tasks: textsOf(forum.tasks),
  notes: textsOf(forum.notes),
  certainty: certaintyByField(forum.certainty),
})

const regionOf = async (db: Db, { region_id }: ForumRow) =>
  (region_id !== null &&
    (await db.selectFrom('region').select(['id', 'name']).where('id', '=', region_id).executeTakeFirst())) ||
  null

const parentOf = async (db: Db, { parent_id }: ForumRow) =>
  (parent_id !== null &&
    (await db.selectFrom('forum').select(['id', 'name']).where('id', '=', parent_id).executeTakeFirst())) ||
  null

/** Members on the day in 建制順, each once with all its roles. */
async function membersOf(db: Db, forum: ForumRow, day: string): Promise<ForumMemberEntry[]> {
  const rows = await db
    .selectFrom('forum_member')
    .innerJoin('organisation', 'organisation.id', 'forum_member.organisation_id')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.kind',
      'organisation.district',
      'organisation.prefecture_code',
      'forum_member.role',
    ])
    .where('forum_member.forum_id', '=', forum.id)
    .where(memberOn(day))
    .orderBy('organisation.official_order')
    .execute()
  const home = await homePrefecture(db)
  const entries = new Map<string, ForumMemberEntry>()
  for (const { role, prefecture_code, ...organisation } of rows) {
    const known = entries.get(organisation.id)
    if (known) known.roles.push(role)
    else
      entries.set(organisation.id, {
        ...organisation,
        isOutside: prefecture_code !== null && prefecture_code !== home,
        roles: [role],
      })
  }
  for (const { roles } of entries.values()) roles.sort(byStrength)
  return [...entries.values()]
}

/** The seats (職) that are the body's 事務局, never the people in them. */
const secretariatOf = (db: Db, forumId: string) =>
  db
    .selectFrom('secretariat')
    .innerJoin('seat', 'seat.id', 'secretariat.seat_id')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select(['seat.id', 'organisation.name as organisationName', 'seat.title'])
    .where('secretariat.forum_id', '=', forumId)
    .orderBy('organisation.official_order')
    .orderBy('seat.title')
    .execute()

const milestonesOf = async (db: Db, forumId: string) =>
  (
    await db
      .selectFrom('forum_milestone')
      .selectAll()
      .where('forum_id', '=', forumId)
      .orderBy('position')
      .execute()
  ).map(({ position, event, happened_on, certainty, note }) => ({
    id: String(position),
    event,
    day: happened_on,
    certainty: certainty === 'null' ? null : certainty,
    note,
  }))

async function tiersOf(db: Db, forumId: string) {
  const rows = await db
    .selectFrom('forum')
    .select(['id', 'name', 'tier', 'composition', 'certainty', 'closed_on as closedOn'])
    .where('parent_id', '=', forumId)
    .orderBy('id')
    .execute()
  return rows
    .map(({ certainty, ...tier }) => ({ ...tier, certainty: certaintyByField(certainty)[''] ?? null }))
    .sort((a, b) => rankOf(a.tier) - rankOf(b.tier))
}

const rankOf = (tier: string | null) => (tier !== null && isTier(tier) ? tiers.indexOf(tier) : tiers.length)
