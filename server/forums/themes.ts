import { dayOf } from '../../shared/calendar'
import type { OrganisationKind } from '../../shared/forums/organisation'
import type { Actor } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import { intentsOf } from '../intents/queries'
import { type AgendaProposal, readableProposals, visibleProposal } from '../proposals/queries'
import type { Db } from '../store/Store'
import { bodiesOn, homePrefecture } from './bodies'
import { governedForum } from './govern'
import { memberOn } from './queries'
import { secretariatSeats } from './seats'

export interface ThemeParent {
  id: string
  name: string
  /** the proposal it was founded from, for whoever reads proposals of that body */
  proposal: Pick<AgendaProposal, 'id' | 'number' | 'title'> | null
}

/** [B12] The bodies under which a テーマ連携 is shown. */
export async function parentsOf(db: Db, actor: Actor, forumId: string): Promise<ThemeParent[]> {
  const rows = await db
    .selectFrom('forum_parent')
    .innerJoin('forum', 'forum.id', 'forum_parent.parent_id')
    .select(['forum.id', 'forum.name', 'forum_parent.proposal_id'])
    .where('forum_parent.forum_id', '=', forumId)
    .orderBy('forum.layer')
    .orderBy('forum.name')
    .execute()
  const readable = await readableProposals(
    db,
    actor,
    rows.flatMap(({ proposal_id }) => proposal_id ?? []),
  )
  return rows.map(({ id, name, proposal_id }) => {
    const found = readable.find((proposal) => proposal.id === proposal_id)
    return { id, name, proposal: found ? { id: found.id, number: found.number, title: found.title } : null }
  })
}

/** The テーマ連携 shown under a body, those that ended among them; who is in one is public as it is for every body. */
export async function themesUnder(db: Db, parentId: string, day: string) {
  const themes = await db
    .selectFrom('forum_parent')
    .innerJoin('forum', 'forum.id', 'forum_parent.forum_id')
    .select(['forum.id', 'forum.name', 'forum.closed_on as closedOn'])
    .where('forum_parent.parent_id', '=', parentId)
    .orderBy('forum.established_on')
    .orderBy('forum.name')
    .execute()
  if (themes.length === 0) return []
  const members = await db
    .selectFrom('forum_member')
    .innerJoin('organisation', 'organisation.id', 'forum_member.organisation_id')
    .select(['forum_member.forum_id', 'organisation.name'])
    .where(
      'forum_member.forum_id',
      'in',
      themes.map(({ id }) => id),
    )
    .where(memberOn(day))
    .orderBy('organisation.official_order')
    .execute()
  return themes.map((theme) => ({
    ...theme,
    members: members.flatMap(({ forum_id, name }) => (forum_id === theme.id ? [name] : [])),
  }))
}

export interface ThemeCandidate {
  id: string
  name: string
  kind: OrganisationKind
  /** 北信 */
  regionName: string | null
  /** where its 圏域 stands in a list: the body's own, the others in their order, the rest of the prefecture, other prefectures */
  place: number
  prefectureName: string | null
  isMember: boolean
  /** to the proposal it is founded from: 発案団体 or 参加, or 条件付き */
  willingness: 'joins' | 'conditional' | null
}

/** Everything the form that founds a テーマ連携 offers, for whoever governs the body it starts from. */
export async function themeChoices(
  db: Db,
  actor: Actor,
  { forumId, proposalId, now }: { forumId: string; proposalId: string | undefined; now: number },
) {
  const forum = await governedForum(db, actor, forumId)
  const day = dayOf(now)
  const { isSample } = await actingSeat(db, actor)
  const proposal = proposalId === undefined ? null : await visibleProposal(db, actor, proposalId)
  const { all, members } = await bodiesOn(db, day)
  const own = new Set(members.filter((member) => member.forumId === forumId).map(({ id }) => id))
  const willing = proposal ? await willingness(db, proposal) : new Map<string, 'joins' | 'conditional'>()
  const places = await placesOf(db, forum.region_id)
  const seats = await secretariatSeats(
    db,
    { above: [forumId], organisationIds: places.map(({ id }) => id) },
    { day, isSample },
  )
  return {
    id: forum.id,
    name: forum.name,
    today: day,
    proposal: proposal && { id: proposal.id, number: proposal.number, title: proposal.title },
    organisations: places.map(
      (each): ThemeCandidate => ({
        ...each,
        isMember: own.has(each.id),
        willingness: willing.get(each.id) ?? null,
      }),
    ),
    bodies: all
      .filter(({ id, framework, closedOn }) => id !== forumId && framework !== 'theme' && closedOn === null)
      .map(({ id, name }) => ({ id, name })),
    seats,
    /** the organisations whose seats keep this body's papers */
    secretariatOf: await officesOf(db, forumId),
  }
}

const officesOf = async (db: Db, forumId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('secretariat')
      .innerJoin('seat', 'seat.id', 'secretariat.seat_id')
      .select('seat.organisation_id')
      .distinct()
      .where('secretariat.forum_id', '=', forumId)
      .execute()
  ).map(({ organisation_id }) => organisation_id)

/** Who would take part: the 発案団体, and whoever said 参加 or 条件付き. */
async function willingness(
  db: Db,
  { id, originators }: { id: string; originators: readonly string[] },
): Promise<Map<string, 'joins' | 'conditional'>> {
  const intents = await intentsOf(db, [id])
  const said = intents.flatMap(({ organisationId, value }): [string, 'joins' | 'conditional'][] =>
    value === 'join'
      ? [[organisationId, 'joins']]
      : value === 'conditional'
        ? [[organisationId, 'conditional']]
        : [],
  )
  const declined = new Set(
    intents.filter(({ value }) => value === 'decline').map((each) => each.organisationId),
  )
  const proposing = originators
    .filter((organisationId) => !declined.has(organisationId))
    .map((organisationId): [string, 'joins'] => [organisationId, 'joins'])
  return new Map([...proposing, ...said])
}

/** Every organisation that can be a member, with where it is, in 建制順. */
async function placesOf(db: Db, ownRegionId: string | null) {
  const home = await homePrefecture(db)
  const rows = await db
    .selectFrom('organisation')
    .leftJoin('region', 'region.id', 'organisation.region_id')
    .leftJoin('organisation as prefecture', 'prefecture.id', 'organisation.prefecture_code')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.kind',
      'region.id as regionId',
      'region.name as regionName',
      'region.position',
      'prefecture.name as prefectureName',
      'organisation.prefecture_code',
    ])
    .where('organisation.kind', '!=', 'operator')
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()
  const placeOf = ({ regionId, position, prefecture_code }: (typeof rows)[number]) => {
    if (regionId !== null && regionId === ownRegionId) return 0
    return (
      position ?? (prefecture_code === null || prefecture_code === home ? afterRegions : afterRegions + 1)
    )
  }
  return rows.map((row) => {
    const { id, name, kind, regionName, prefectureName } = row
    return { ...{ id, name, kind, regionName, prefectureName }, place: placeOf(row) }
  })
}

/** The 圏域 of a prefecture are numbered from 1; there are never so many. */
const afterRegions = 1_000
