import type { Insertable } from 'kysely'
import type { OrganisationKind } from '../../shared/forums/organisation'
import type { MemberRole } from '../../shared/permission'
import { sha256 } from '../id'
import type { ForumFramework, Tables } from '../store/Tables'
import type { Dataset, DatasetForum, MemberBody, Municipality } from './schema'

export interface Rows {
  organisations: Omit<Tables['organisation'], 'added_at'>[]
  regions: Tables['region'][]
  forums: Omit<Tables['forum'], 'is_sample' | 'governed_at' | 'closed_on'>[]
  members: Tables['forum_member'][]
  milestones: Tables['forum_milestone'][]
  policyFields: Tables['policy_field'][]
  topics: Insertable<Tables['topic']>[]
  instruments: Tables['instrument'][]
}

/** A set of facts as rows of the tables. Pure; the set was validated before. */
export function rowsOf(dataset: Dataset): Rows {
  const { forums } = dataset['forums.json']
  return {
    organisations: organisationRows(dataset),
    regions: regionRows(dataset),
    forums: [...forums.map(forumRow), ...forums.flatMap(tierRows)],
    members: forums.flatMap((forum) => [...memberRows(dataset, forum), ...tierMemberRows(dataset, forum)]),
    milestones: forums.flatMap(milestoneRows),
    policyFields: policyFieldRows(dataset),
    topics: topicRows(dataset),
    instruments: instrumentRows(dataset),
  }
}

/** The prefecture the set is about. */
export function homePrefecture(dataset: Dataset): { code: string; name: string } {
  const { municipalities, prefectures } = dataset['municipalities.json']
  const code = municipalities[0]?.prefecture ?? ''
  return { code, name: prefectures.find((each) => each.code === code)?.name ?? code }
}

const frameworks: Record<DatasetForum['kind'], ForumFramework> = {
  広域連合: 'wide_area_union',
  定住自立圏: 'settlement_autonomy_region',
  連携中枢都市圏: 'cooperative_core_city_region',
  連携自立圏: 'voluntary_partnership',
}

/** A scheme of the policy fields is named after its framework: 「北アルプス連携自立圏」 is a 連携自立圏. */
export function frameworkOfScheme(name: string): ForumFramework | undefined {
  return Object.entries(frameworks).find(([kind]) => name.endsWith(kind))?.[1]
}

// ---- organisations, in 建制順

/** Municipalities of the prefecture, those of others, unions, associations and the like, prefectures; each by code or order. */
const rank = { home: 1, elsewhere: 2, union: 3, association: 4, prefecture: 9 } as const
const officialOrder = (group: keyof typeof rank, within: string) => `${rank[group]}-${within}`

const municipalityKinds: Record<Municipality['kind'], OrganisationKind> = {
  市: 'city',
  区: 'city',
  町: 'town',
  村: 'village',
}

function organisationRows(dataset: Dataset): Rows['organisations'] {
  const { municipalities, outOfPrefecture, prefectures } = dataset['municipalities.json']
  return [
    ...municipalities.map((each) => municipalityRow(each, 'home')),
    ...outOfPrefecture.map((each) => municipalityRow(each, 'elsewhere')),
    ...unionRows(dataset),
    ...associationRows(dataset),
    ...prefectures.map(({ code, name, kana }) => ({
      ...noPlace,
      id: code,
      code,
      name,
      kana: kana ?? null,
      kind: 'prefecture' as const,
      prefecture_code: code,
      official_order: officialOrder('prefecture', code),
    })),
  ]
}

const noPlace = { code: null, kana: null, district: null, region_id: null } as const

const municipalityRow = (
  { code, name, kana, kind, gun, region, prefecture }: Municipality,
  group: 'home' | 'elsewhere',
): Rows['organisations'][number] => ({
  id: code,
  code,
  name,
  kana,
  kind: municipalityKinds[kind],
  district: gun,
  prefecture_code: prefecture,
  region_id: region,
  official_order: officialOrder(group, code),
})

/** A union is a body and an organisation with the same id: it has members, and it may be one. */
function unionRows(dataset: Dataset): Rows['organisations'] {
  const { regions } = dataset['municipalities.json']
  const unions = dataset['forums.json'].forums.filter(({ kind }) => kind === '広域連合')
  return unions.map(({ id, name, regionId }, index) => {
    const order = regions.find((region) => region.id === regionId)?.order ?? 99
    return {
      ...noPlace,
      id,
      name,
      kind: 'wide_area_union' as const,
      prefecture_code: homePrefecture(dataset).code,
      region_id: regionId,
      official_order: officialOrder('union', `${twoDigits(order)}-${twoDigits(index)}`),
    }
  })
}

function associationRows(dataset: Dataset): Rows['organisations'] {
  const rows = new Map<string, Rows['organisations'][number]>()
  for (const [index, forum] of dataset['forums.json'].forums.entries())
    for (const body of [forum, ...forum.meetingBodies].flatMap(({ memberBodies }) => memberBodies)) {
      if (body.kind !== '一部事務組合' && body.kind !== '事業者') continue
      const id = bodyId(dataset, body)
      const order = `${twoDigits(index)}-${twoDigits(rows.size)}`
      const kind = body.kind === '事業者' ? 'operator' : 'partial_affairs_association'
      if (!rows.has(id))
        rows.set(id, {
          ...noPlace,
          id,
          name: body.name,
          kind,
          prefecture_code: homePrefecture(dataset).code,
          region_id: forum.regionId,
          official_order: officialOrder('association', order),
        })
    }
  return [...rows.values()]
}

/** Associations have no code of their own: their name makes the id, so that it stays when the list is sorted anew. */
function bodyId(dataset: Dataset, { name, kind }: MemberBody): string {
  if (kind === '県')
    return dataset['municipalities.json'].prefectures.find((each) => each.name === name)?.code ?? name
  if (kind === '広域連合') return dataset['forums.json'].forums.find((each) => each.name === name)?.id ?? name
  return `body-${sha256(name).slice(0, 12)}`
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

// ---- regions and bodies

function regionRows(dataset: Dataset): Rows['regions'] {
  return dataset['municipalities.json'].regions.map(({ id, name, order, prefecturalOffice, unionId }) => ({
    id,
    name,
    position: order,
    // The newest name of the prefecture's office stands last in the file.
    office: Object.values(prefecturalOffice).findLast((office) => office !== null) ?? null,
    union_forum_id: unionId,
  }))
}

function forumRow(forum: DatasetForum): Rows['forums'][number] {
  return {
    id: forum.id,
    name: forum.name,
    framework: frameworks[forum.kind],
    layer: forum.layer,
    region_id: forum.regionId,
    parent_id: null,
    tier: null,
    established_on: forum.established?.iso ?? null,
    composition: forum.compositionInSeed,
    in_report: forum.inSeed ? 1 : 0,
    after_report: forum.afterSeed ? 1 : 0,
    tasks: JSON.stringify(forum.mainTasks.map(({ text }) => text)),
    notes: JSON.stringify(forum.notes),
    certainty: JSON.stringify(forum.certainty ?? null),
  }
}

type MeetingBody = DatasetForum['meetingBodies'][number]

/** 定期的な協議の場・幹事会・部会 … of a body: bodies of their own that meet, below it. */
export const tiers: Record<MeetingBody['type'], string> = {
  定期的な協議の場: 'council',
  広域連合会議: 'assembly',
  企画担当課長会議: 'managers',
  部会: 'subcommittee',
  懇談会: 'advisory',
}

/** Numbered within its kind, so that a new one of another kind does not rename it. */
function tierId(forum: DatasetForum, body: MeetingBody): string {
  const alike = forum.meetingBodies.filter(({ type }) => type === body.type)
  return `${forum.id}-${tiers[body.type]}-${alike.indexOf(body) + 1}`
}

const tierRows = (forum: DatasetForum): Rows['forums'] =>
  forum.meetingBodies.map((body) => ({
    ...forumRow(forum),
    id: tierId(forum, body),
    name: body.name,
    parent_id: forum.id,
    tier: tiers[body.type],
    established_on: null,
    composition: body.composition,
    in_report: 0,
    tasks: '[]',
    notes: JSON.stringify(body.note === undefined ? [] : [body.note]),
    certainty: JSON.stringify(body.certainty ?? null),
  }))

// ---- members

/** The municipalities of a body. From the body's own list, never from the region: 坂城町 is in two unions. */
export function membersOf(dataset: Dataset, { members }: DatasetForum): readonly string[] {
  return typeof members === 'string'
    ? dataset['municipalities.json'].municipalities.map(({ code }) => code)
    : members
}

function memberRows(dataset: Dataset, forum: DatasetForum): Rows['members'] {
  return [
    ...membersOf(dataset, forum).map((code) => member(forum.id, code, roleOf(forum, code))),
    ...bodyMembers(dataset, forum.id, forum.memberBodies),
  ]
}

function roleOf({ kind, centralCities }: DatasetForum, code: string): MemberRole {
  if (kind === '広域連合') return 'constituent'
  return centralCities.includes(code) ? 'central_city' : 'partner_municipality'
}

/** Who sits in a 懇談会 are residents and experts, no organisations: it has no members here. */
function tierMemberRows(dataset: Dataset, forum: DatasetForum): Rows['members'] {
  return forum.meetingBodies.flatMap((body) => {
    if (tiers[body.type] === 'advisory') return []
    const id = tierId(forum, body)
    const inherited = memberRows(dataset, forum).map((row) => ({ ...row, forum_id: id }))
    return [...inherited, ...bodyMembers(dataset, id, body.memberBodies)]
  })
}

const bodyMembers = (dataset: Dataset, forumId: string, bodies: readonly MemberBody[]): Rows['members'] =>
  bodies.map((body) =>
    member(forumId, bodyId(dataset, body), body.kind === '県' ? 'prefecture' : 'constituent'),
  )

const member = (forum_id: string, organisation_id: string, role: MemberRole): Rows['members'][number] => ({
  forum_id,
  organisation_id,
  role,
  from_on: null,
  to_on: null,
})

const milestoneRows = (forum: DatasetForum): Rows['milestones'] =>
  forum.agreements.map(({ event, iso, wareki, certainty, note }, position) => ({
    forum_id: forum.id,
    position,
    event,
    happened_on: iso,
    wareki,
    certainty: typeof certainty === 'string' ? certainty : JSON.stringify(certainty ?? null),
    note: note ?? null,
  }))

// ---- what proposals choose from

/** A category without fields of its own (those of 連携中枢都市圏) is the field: else its bodies had nothing to choose. */
export function policyFieldRows(dataset: Dataset): Rows['policyFields'] {
  const { schemes, categories, fields } = dataset['policy-fields.json']
  return categories.flatMap((category, categoryIndex) => {
    const scheme = schemes.find(({ id }) => id === category.schemeId)
    const own = fields.filter(({ categoryId }) => categoryId === category.id)
    const chosen = own.length > 0 ? own : [{ ...category, order: 0, inSeed: false }]
    return chosen.map(({ id, name, order, inSeed }) => ({
      id,
      name,
      category_id: category.id,
      category_name: category.name,
      framework: (scheme && frameworkOfScheme(scheme.name)) ?? '',
      position: (categoryIndex + 1) * 100 + order,
      in_report: inSeed ? 1 : 0,
    }))
  })
}

const instrumentRows = (dataset: Dataset): Rows['instruments'] =>
  (dataset['schemes.json']?.instruments ?? []).map((instrument, position) => ({
    id: instrument.id,
    name: instrument.name,
    legal_basis: instrument.legalBasis,
    position,
    body: JSON.stringify(instrument),
  }))

/** A set without topics of its own has its policy fields for topics: whoever loads the three files a set must have can sort a 困りごと. */
function topicRows(dataset: Dataset): Rows['topics'] {
  const rows =
    dataset['topics.json']?.areas.flatMap((area) =>
      area.topics.map(({ id, name, fields, taskIds }) => ({
        id,
        area_id: area.id,
        area: area.name,
        name,
        fields,
        taskIds,
      })),
    ) ??
    policyFieldRows(dataset).map(({ id, name, category_id, category_name }) => ({
      id,
      area_id: category_id,
      area: category_name,
      name,
      fields: [id],
      taskIds: [],
    }))
  return rows.map(({ fields, taskIds, ...row }, position) => ({
    ...row,
    position,
    fields: JSON.stringify(fields),
    tasks: JSON.stringify(taskIds),
  }))
}
