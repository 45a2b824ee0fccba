import { addDays, dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { isIn, type Stay } from '../../shared/forums/membership'
import type { OrganisationKind } from '../../shared/forums/organisation'
import { ruleFaults } from '../../shared/forums/ruleFaults'
import { defaultRules, parseRules } from '../../shared/forums/rules'
import { hasMembers, isTier } from '../../shared/forums/tier'
import { type Actor, can } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Db } from '../store/Store'
import { bodiesAbove, type ForumRow, forumById, isTheme, mayGovern } from './govern'
import { lastHeldDay } from './lastHeldDay'
import { assemblySessions, byStrength, membersOn } from './queries'
import { confirmingSeats, secretariatSeats } from './seats'

/** More changes than a body makes of its rules in years. */
const changesMax = 50

/** Everything 会議体の設定 shows: the rules and their changes, members through time, tiers, 議会会期. */
export async function forumSettings(db: Db, actor: Actor, forumId: string, now: number) {
  const forum = await forumById(db, forumId)
  const canGovern = mayGovern(actor, forum)
  if (!canGovern && !can(actor, 'record.read', { forumId })) throw insidersOnly()
  const day = dayOf(now)
  const { isSample } = await actingSeat(db, actor)
  const seats = await confirmingSeats(db, forumId, { day, isSample })
  const changes = await changesOf(db, forumId)
  const rules = changes[0]?.rules ?? defaultRules
  const members = await membersOf(db, forumId, day)
  const parent = forum.parent_id === null ? null : await forumById(db, forum.parent_id)
  const above = await bodiesAbove(db, forum)
  return {
    id: forum.id,
    name: forum.name,
    framework: forum.framework,
    tier: forum.tier,
    parent: parent && { id: parent.id, name: parent.name },
    closedOn: forum.closed_on,
    today: day,
    revision: changes[0]?.revision ?? 0,
    rules,
    /** what of the rules in force does not hold any more, since a seat or a member is gone */
    faults: ruleFaults(rules, new Set(seats.map(({ seatId }) => seatId))),
    changes,
    seats,
    members,
    /** earlier days would change who was at a meeting that took place */
    changeableFrom: await changeableFrom(db, forumId, now),
    candidates: canGovern ? await candidates(db, forum, day) : [],
    tiers: forum.parent_id === null ? await tiersBelow(db, forumId, day) : [],
    secretariat: await secretariatOf(db, forumId),
    secretariatChoices: canGovern
      ? await secretariatSeats(
          db,
          { above: above.length > 0 ? above : [forum.id], organisationIds: present(members) },
          { day, isSample },
        )
      : [],
    sessions: await sessionsOf(db, actor, { forumId, organisationIds: present(members), day }),
    can: {
      govern: canGovern,
      // A seat of the sample changes no members of a real body [A6].
      changeMembers: canGovern && (isSample === 0 || forum.is_sample === 1),
      haveMembers: forum.tier === null || !isTier(forum.tier) || hasMembers(forum.tier),
      found: canGovern && forum.parent_id === null && forum.closed_on === null,
      /** what was founded here has its name, secretariat and end here */
      close: canGovern && above.length > 0,
      foundTheme: canGovern && forum.parent_id === null && !isTheme(forum) && forum.closed_on === null,
      importSeats: can(actor, 'accounts.manage', null),
      enterSessionsOf: present(members).filter((organisationId) =>
        can(actor, 'assembly.write', { forumId, organisationId }),
      ),
    },
  }
}

interface MemberThroughTime {
  id: string
  name: string
  kind: OrganisationKind
  stays: Stay[]
  isPresent: boolean
}

const present = (members: readonly MemberThroughTime[]) =>
  members.filter(({ isPresent }) => isPresent).map(({ id }) => id)

async function changesOf(db: Db, forumId: string) {
  const rows = await db
    .selectFrom('forum_rules')
    .selectAll()
    .where('forum_id', '=', forumId)
    .orderBy('revision', 'desc')
    .limit(changesMax)
    .execute()
  return rows.map((row) => ({
    id: String(row.revision),
    revision: row.revision,
    at: row.changed_at,
    label: row.changed_by_label,
    rules: parseRules(row.rules),
  }))
}

/** Everybody who is, was or will be in the body, in 建制順. */
async function membersOf(db: Db, forumId: string, day: string): Promise<MemberThroughTime[]> {
  const rows = await db
    .selectFrom('forum_member')
    .innerJoin('organisation', 'organisation.id', 'forum_member.organisation_id')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.kind',
      'forum_member.role',
      'forum_member.from_on as fromOn',
      'forum_member.to_on as toOn',
    ])
    .where('forum_member.forum_id', '=', forumId)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()
  const members = new Map<string, MemberThroughTime>()
  for (const { id, name, kind, ...stay } of rows) {
    const member = members.get(id) ?? { id, name, kind, stays: [], isPresent: false }
    member.stays.push(stay)
    members.set(id, { ...member, isPresent: member.isPresent || isIn(stay, day) })
  }
  for (const { stays } of members.values())
    stays.sort((a, b) => (a.fromOn ?? '').localeCompare(b.fromOn ?? '') || byStrength(a.role, b.role))
  return [...members.values()]
}

async function changeableFrom(db: Db, forumId: string, now: number): Promise<string | null> {
  const held = await lastHeldDay(db, forumId, now)
  return held === undefined ? null : addDays(held, 1)
}

/** Who could join: everybody for a body, the body's members for a tier of it; in 建制順. */
async function candidates(db: Db, forum: ForumRow, day: string): Promise<{ id: string; name: string }[]> {
  if (forum.parent_id !== null)
    return (await membersOn(db, forum.parent_id, day)).map(({ id, name }) => ({ id, name }))
  return db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('kind', '!=', 'operator')
    .orderBy('official_order')
    .orderBy('id')
    .execute()
}

async function tiersBelow(db: Db, forumId: string, day: string) {
  const rows = await db
    .selectFrom('forum')
    .select(['id', 'name', 'tier', 'closed_on as closedOn', 'established_on as establishedOn'])
    .where('parent_id', '=', forumId)
    .orderBy('id')
    .execute()
  const counted = rows.map(async (tier) => ({
    ...tier,
    memberCount: (await membersOn(db, tier.id, day)).length,
    secretariat: (await secretariatOf(db, tier.id)).map(({ name }) => name),
  }))
  return Promise.all(counted)
}

const secretariatOf = async (db: Db, forumId: string) =>
  (
    await db
      .selectFrom('secretariat')
      .innerJoin('seat', 'seat.id', 'secretariat.seat_id')
      .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
      .select(['seat.id as seatId', 'seat.title', 'organisation.name as organisationName'])
      .where('secretariat.forum_id', '=', forumId)
      .orderBy('organisation.official_order')
      .orderBy('seat.title')
      .execute()
  ).map(({ seatId, title, organisationName }) => ({ seatId, name: `${organisationName} ${title}` }))

/** From the fiscal year before on: 会期 long past are of no use to anybody. */
const sessionsBackDays = 400

async function sessionsOf(
  db: Db,
  actor: Actor,
  { forumId, organisationIds, day }: { forumId: string; organisationIds: readonly string[]; day: string },
) {
  const found = await assemblySessions(db, organisationIds, {
    from: addDays(day, -sessionsBackDays),
    to: '9999-12-31',
  })
  return found.map((session) => ({
    ...session,
    canWrite: can(actor, 'assembly.write', { forumId, organisationId: session.organisationId }),
  }))
}

const insidersOnly = () =>
  new DomainError(
    'not_found',
    'この会議体の設定は見つからないか、閲覧できる団体に入っていません。圏域の一覧から選び直してください。',
  )
