import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import { comingMeetings, type MeetingSummary } from '../meetings/queries'
import type { Db } from '../store/Store'
import { type BodySummary, bodiesOn, type OrganisationName } from './bodies'

export interface RegionSummary {
  id: string
  name: string
  /** 地域振興局 */
  office: string | null
  municipalities: OrganisationName[]
  /** 1階: the 広域連合 */
  unions: BodySummary[]
  /** 2階: 定住自立圏, 連携中枢都市圏 and the like */
  partnerships: BodySummary[]
}

export interface RegionList {
  regions: RegionSummary[]
  /** bodies of no single region: those of the whole prefecture and those that cross its border */
  elsewhere: BodySummary[]
}

/** The ten 圏域 with the bodies of both layers. */
export async function regionList(db: Db, day: string): Promise<RegionList> {
  const { all } = await bodiesOn(db, day)
  const municipalities = await municipalitiesByRegion(db)
  const regions = await db.selectFrom('region').selectAll().orderBy('position').execute()
  return {
    regions: regions.map(({ id, name, office }) => ({
      id,
      name,
      office,
      municipalities: municipalities.get(id) ?? [],
      unions: all.filter((body) => body.regionId === id && body.layer === 1),
      partnerships: all.filter((body) => body.regionId === id && body.layer === 2),
    })),
    elsewhere: all.filter((body) => body.regionId === null),
  }
}

/** A body of another place that some municipalities of the region are in: 坂城町 in the union of 上田地域. */
export interface OutsideBody extends BodySummary {
  members: OrganisationName[]
}

export interface RegionPage extends RegionSummary {
  outside: OutsideBody[]
  /** of the region's bodies the actor is inside of, soonest first */
  comingMeetings: MeetingSummary[]
}

/** Half a year of meetings: the year's plan is made in April, and nobody looks further. */
const meetingsAheadMs = 183 * 24 * 60 * 60 * 1000

/** The home of one 圏域: its municipalities, both layers, the bodies elsewhere that reach into it, and what is coming. */
export async function regionPage(db: Db, actor: Actor, regionId: string, now: number): Promise<RegionPage> {
  const day = dayOf(now)
  const { regions } = await regionList(db, day)
  const region = regions.find(({ id }) => id === regionId)
  if (!region) throw regionUnknown()
  const { all, members } = await bodiesOn(db, day)
  const outside = all
    .filter((body) => body.regionId !== regionId && body.layer !== 0)
    .map((body) => ({
      ...body,
      members: members
        .filter((member) => member.forumId === body.id && member.regionId === regionId)
        // A union is an organisation of the region too; only its municipalities are meant.
        .filter(({ id }) => region.municipalities.some((municipality) => municipality.id === id))
        .map(({ id, name }) => ({ id, name })),
    }))
    .filter((body) => body.members.length > 0)
  return { ...region, outside, comingMeetings: await comingMeetingsIn(db, actor, regionId, now) }
}

async function comingMeetingsIn(
  db: Db,
  actor: Actor,
  regionId: string,
  now: number,
): Promise<MeetingSummary[]> {
  const forums = await db.selectFrom('forum').select('id').where('region_id', '=', regionId).execute()
  const ids = new Set(forums.map(({ id }) => id))
  const meetings = await comingMeetings(db, actor, { from: now, until: now + meetingsAheadMs })
  return meetings.filter(({ forumId }) => ids.has(forumId))
}

async function municipalitiesByRegion(db: Db): Promise<Map<string, OrganisationName[]>> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'region_id'])
    .where('kind', 'in', ['city', 'town', 'village'])
    .where('region_id', 'is not', null)
    .orderBy('official_order')
    .execute()
  const byRegion = new Map<string, OrganisationName[]>()
  for (const { id, name, region_id } of rows) {
    if (region_id === null) continue
    byRegion.set(region_id, [...(byRegion.get(region_id) ?? []), { id, name }])
  }
  return byRegion
}

const regionUnknown = () =>
  new DomainError('not_found', 'この圏域は見つかりません。圏域の一覧から選び直してください。')
