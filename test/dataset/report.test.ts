import { describe, expect, test } from 'vitest'
import type { Context } from '../../server/context'
import { loadBuiltIn } from '../../server/dataset/command'
import { textsOf } from '../../server/forums/factBody'
import { topics } from '../../server/forums/queries'
import { topicLabel } from '../../shared/forums/topic'
import { freshContext } from './world'

async function loaded(): Promise<Context> {
  const context = await freshContext()
  await loadBuiltIn(context)
  return context
}

async function membersOf({ store }: Context, forumId: string) {
  const rows = await store.db
    .selectFrom('forum_member')
    .innerJoin('organisation', 'organisation.id', 'forum_member.organisation_id')
    .select(['organisation.name', 'role', 'organisation.kind'])
    .where('forum_id', '=', forumId)
    .orderBy('official_order')
    .execute()
  return rows
}
const names = (rows: { name: string }[]) => rows.map(({ name }) => name)

async function forumsOf({ store }: Context, organisation: string, framework: string) {
  const rows = await store.db
    .selectFrom('forum_member')
    .innerJoin('organisation', 'organisation.id', 'forum_member.organisation_id')
    .innerJoin('forum', 'forum.id', 'forum_member.forum_id')
    .select('forum.name')
    .where('organisation.name', '=', organisation)
    .where('forum.framework', '=', framework as 'wide_area_union')
    .where('forum.parent_id', 'is', null)
    .where('forum.layer', '!=', 0)
    .orderBy('forum.name')
    .execute()
  return names(rows)
}

describe('the facts of the report', () => {
  test('77 municipalities: 19市23町35村, and the two of other prefectures', async () => {
    const { store } = await loaded()
    const rows = await store.db.selectFrom('organisation').selectAll().where('code', 'is not', null).execute()
    const inside = rows.filter(({ prefecture_code }) => prefecture_code === '200000')
    const count = (kind: string) => inside.filter((row) => row.kind === kind).length
    expect([count('city'), count('town'), count('village')]).toEqual([19, 23, 35])
    const outside = rows.filter((row) => row.prefecture_code !== '200000' && row.kind !== 'prefecture')
    expect(names(outside).sort()).toEqual(['北杜市', '嬬恋村'])
  })

  test('10 広域連合 of the regions have 78 memberships of municipalities', async () => {
    const context = await loaded()
    const unions = await context.store.db
      .selectFrom('forum')
      .select(['id', 'name'])
      .where('layer', '=', 1)
      .where('parent_id', 'is', null)
      .execute()
    expect(unions).toHaveLength(10)
    const members = await Promise.all(unions.map(({ id }) => membersOf(context, id)))
    const municipalities = members.flat().filter(({ kind }) => ['city', 'town', 'village'].includes(kind))
    expect(municipalities).toHaveLength(78)
    expect(members.flat().every(({ role }) => role === 'constituent')).toBe(true)
  })

  test('every 広域連合 is an organisation too, after the municipalities in 建制順', async () => {
    const { store } = await loaded()
    const rows = await store.db.selectFrom('organisation').selectAll().orderBy('official_order').execute()
    expect(rows.filter(({ kind }) => kind === 'wide_area_union')).toHaveLength(12)
    const kinds = rows.map(({ kind }) => kind)
    expect(kinds.lastIndexOf('village')).toBeLessThan(kinds.indexOf('wide_area_union'))
    expect(names(rows).slice(0, 3)).toEqual(['長野市', '松本市', '上田市'])
  })

  test('北信地域定住自立圏 has two central cities, and its members stand in 建制順', async () => {
    const members = await membersOf(await loaded(), 'teiju-hokushin')
    expect(members.map(({ name, role }) => `${name} ${role}`)).toEqual([
      '中野市 central_city',
      '飯山市 central_city',
      '山ノ内町 partner_municipality',
      '木島平村 partner_municipality',
      '野沢温泉村 partner_municipality',
      '栄村 partner_municipality',
    ])
  })

  test('[C1] membership comes from the body: 坂城町 is in two unions, 東御市 and 立科町 in two 定住自立圏', async () => {
    const context = await loaded()
    expect(await forumsOf(context, '坂城町', 'wide_area_union')).toEqual(['上田地域広域連合', '長野広域連合'])
    for (const name of ['東御市', '立科町'])
      expect(await forumsOf(context, name, 'settlement_autonomy_region')).toEqual([
        '上田地域定住自立圏',
        '佐久地域定住自立圏',
      ])
  })

  test('a village of another prefecture is a member, and stands after those of the prefecture', async () => {
    const members = await membersOf(await loaded(), 'teiju-ueda')
    expect(members.at(-1)).toMatchObject({ name: '嬬恋村', role: 'partner_municipality' })
    expect(members).toHaveLength(7)
  })

  test('a central city may be of another prefecture, and a body may have none', async () => {
    const context = await loaded()
    const yatsugatake = await membersOf(context, 'teiju-yatsugatake')
    expect(yatsugatake.filter(({ role }) => role === 'central_city').map(({ name }) => name)).toEqual([
      '北杜市',
    ])
    const kiso = await membersOf(context, 'renkei-kiso')
    expect(new Set(kiso.map(({ role }) => role))).toEqual(new Set(['partner_municipality']))
  })

  test('組合 are members of 北信広域連合', async () => {
    const members = await membersOf(await loaded(), 'rengo-hokushin')
    expect(names(members.filter(({ kind }) => kind === 'partial_affairs_association'))).toEqual([
      '北信保健衛生施設組合',
      '岳北広域行政組合',
      '岳南広域消防組合',
    ])
  })

  test('the prefecture is a member of the tax body and of the council of 木曽', async () => {
    const context = await loaded()
    const tax = await membersOf(context, 'rengo-zeikikou')
    expect(tax).toHaveLength(78)
    expect(tax.at(-1)).toMatchObject({ name: '長野県', role: 'prefecture' })
    const council = await membersOf(context, 'renkei-kiso-council-1')
    expect(council).toHaveLength(7)
    expect(council.at(-1)).toMatchObject({ name: '長野県', role: 'prefecture' })
  })

  test('the places where a body meets are bodies below it with the same members; a 懇談会 has none', async () => {
    const context = await loaded()
    const tiers = await context.store.db
      .selectFrom('forum')
      .select(['id', 'name', 'tier'])
      .where('parent_id', '=', 'chusu-nagano')
      .orderBy('id')
      .execute()
    expect(tiers.map(({ name, tier }) => `${name} ${tier}`)).toEqual([
      '長野市連携中枢都市圏ビジョン懇談会 advisory',
      '長野地域連携推進協議会 council',
      '幹事会 managers',
    ])
    expect(await membersOf(context, 'chusu-nagano-council-1')).toEqual(
      await membersOf(context, 'chusu-nagano'),
    )
    expect(await membersOf(context, 'chusu-nagano-advisory-1')).toEqual([])
  })

  test.each([
    ['teiju-minamishinshu', '2009-03-24', '2009-07-14', '2009-12-24'],
    ['teiju-ueda', '2011-02-03', '2011-07-27', '2011-12-08'],
    ['teiju-saku', '2011-07-21', '2012-01-12', '2012-02-10'],
    ['teiju-hokushin', '2012-06-19', '2012-12-13', '2012-12-20'],
  ])('%s: 中心市宣言, 形成協定 and 共生ビジョン have the dates of the report', async (forumId, ...dates) => {
    const { store } = await loaded()
    const rows = await store.db
      .selectFrom('forum_milestone')
      .select(['event', 'happened_on'])
      .where('forum_id', '=', forumId)
      .orderBy('position')
      .execute()
    expect(rows.slice(0, 3).map(({ event }) => event)).toEqual([
      '中心市宣言',
      '形成協定の締結',
      '共生ビジョンの策定',
    ])
    expect(rows.slice(0, 3).map(({ happened_on }) => happened_on)).toEqual(dates)
  })

  test('precedents, survey and KPI are there as the report has them', async () => {
    const { store } = await loaded()
    const fact = async (kind: string, id: string): Promise<unknown> =>
      JSON.parse(
        (
          await store.db
            .selectFrom('fact')
            .select('body')
            .where('kind', '=', kind)
            .where('id', '=', id)
            .executeTakeFirstOrThrow()
        ).body,
      )
    expect(await fact('precedent', 'teiju-minamishinshu/iryo')).toMatchObject({ certainty: 'seed' })
    expect(await fact('union_task_cell', 'rengo-saku/kaigo')).toMatchObject({
      value: 'yes',
      certainty: 'certain',
    })
    expect(await fact('survey', 'kpi')).toMatchObject({ baseline: { value: 4 }, target: { value: 7 } })
    const cells = await store.db
      .selectFrom('fact')
      .select('id')
      .where('kind', '=', 'union_task_cell')
      .execute()
    expect(cells).toHaveLength(160)
  })

  test('every framework of the second layer has fields to choose from', async () => {
    const { store } = await loaded()
    const rows = await store.db.selectFrom('policy_field').select('framework').distinct().execute()
    expect(rows.map(({ framework }) => framework).sort()).toEqual([
      'cooperative_core_city_region',
      'settlement_autonomy_region',
      'voluntary_partnership',
    ])
  })

  test('[C4] 分野×事務: every 分野 of the report, 2 to 6 事務 each, over the policy fields of every framework', async () => {
    const { store } = await loaded()
    const all = await topics(store.db)
    const areas = new Set(all.map(({ area }) => area))
    for (const area of ['医療', '地域公共交通', '専門職', '道路・橋梁', '定住促進・移住交流', '戸籍・窓口'])
      expect(areas).toContain(area)
    for (const area of areas) {
      const { length } = all.filter((topic) => topic.area === area)
      expect([area, length >= 2 && length <= 6]).toEqual([area, true])
    }
    const named = ['senmon-doboku', 'senmon-hokenshi', 'kotsu-demand', 'doro-josetsu']
    expect(
      named.map((id) => topicLabel(all.find((topic) => topic.id === id) ?? { area: '', name: id })),
    ).toEqual(['専門職×土木', '専門職×保健師', '地域公共交通×デマンド交通', '道路・橋梁×除雪'])
    const fields = await store.db.selectFrom('policy_field').select(['id', 'framework']).execute()
    for (const { name, fields: own } of all)
      for (const framework of ['settlement_autonomy_region', 'cooperative_core_city_region'])
        expect([
          name,
          framework,
          fields.some((field) => field.framework === framework && own.includes(field.id)),
        ]).toEqual([name, framework, true])
    // Every task of the report's table is a topic's, so that each of its cells can be found by topic.
    const tasks = await store.db.selectFrom('fact').select('id').where('kind', '=', 'union_task').execute()
    const rows = await store.db.selectFrom('topic').select('tasks').execute()
    const covered = new Set(rows.flatMap((row) => textsOf(row.tasks)))
    expect(tasks.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([])
  })

  test('people appear by post: the adviser of the study group has no name', async () => {
    const { store } = await loaded()
    const adviser = store.db
      .selectFrom('fact')
      .select('body')
      .where('kind', '=', 'study_group')
      .where('id', '=', 'adviser')
    expect(JSON.parse((await adviser.executeTakeFirstOrThrow()).body)).toEqual([
      expect.objectContaining({ name: '一橋大学', post: '副学長' }),
    ])
  })
})
