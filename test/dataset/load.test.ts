import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { firstRunInvite } from '../../server/accounts/firstRun'
import type { Context } from '../../server/context'
import { datasetLoad, loadBuiltIn } from '../../server/dataset/command'
import type { Fault } from '../../server/dataset/faults'
import { loadDataset } from '../../server/dataset/load'
import { topics } from '../../server/forums/queries'
import { insertNeed, insertSeat } from '../support/rows'
import { temporaryDirectory } from '../support/temporaryDirectory'
import { freshContext, replacing, reportWith } from './world'

async function faultsOf(
  changes: Parameters<typeof reportWith>[0],
): Promise<{ faults: Fault[]; context: Context }> {
  const context = await freshContext()
  const result = await loadDataset(context, await reportWith(changes))
  if (result.outcome !== 'refused') throw new Error(`expected a refusal, got ${result.outcome}`)
  return { faults: result.faults, context }
}

const isEmpty = async ({ store }: Context) => {
  for (const table of [
    'dataset',
    'organisation',
    'forum',
    'forum_member',
    'region',
    'policy_field',
    'fact',
  ] as const)
    if ((await store.db.selectFrom(table).selectAll().limit(1).execute()).length > 0) return false
  return true
}

/** The 1-based line of the first occurrence in the untouched file. */
async function lineOf(file: string, text: string): Promise<number> {
  const content = (await reportWith()).get(file) ?? ''
  const offset = content.indexOf(text)
  expect(offset).toBeGreaterThan(0)
  return content.slice(0, offset).split('\n').length
}

describe('loading', () => {
  test('the same files again change nothing, changed files replace', async () => {
    const context = await freshContext()
    expect((await loadBuiltIn(context)).outcome).toBe('loaded')
    expect((await loadBuiltIn(context)).outcome).toBe('unchanged')
    const changed = await reportWith({
      'forums.json': replacing('"佐久地域定住自立圏"', '"佐久平定住自立圏"'),
    })
    expect((await loadDataset(context, changed)).outcome).toBe('loaded')
    const forum = context.store.db.selectFrom('forum').select('name').where('id', '=', 'teiju-saku')
    expect(await forum.execute()).toEqual([{ name: '佐久平定住自立圏' }])
    expect(
      await context.store.db.selectFrom('organisation').select('id').where('kind', '=', 'city').execute(),
    ).toHaveLength(20)
  })

  test('another prefecture loads its own set with three files', async () => {
    const context = await freshContext()
    await loadBuiltIn(context)
    const result = await loadDataset(context, yamanashi())
    expect(result).toMatchObject({ outcome: 'loaded', name: '山梨県', counts: { municipalities: 2 } })
    const { db } = context.store
    expect(await db.selectFrom('dataset').select('id').execute()).toEqual([{ id: '190004' }])
    expect(await db.selectFrom('forum').select('id').orderBy('id').execute()).toEqual(
      [{ id: 'kyonan-council-1' }, { id: 'kyonan' }].toSorted((one, other) => one.id.localeCompare(other.id)),
    )
    const members = await db
      .selectFrom('forum_member')
      .select(['organisation_id', 'role'])
      .where('forum_id', '=', 'kyonan')
      .orderBy('organisation_id')
      .execute()
    expect(members).toEqual([
      { organisation_id: '192015', role: 'central_city' },
      { organisation_id: '192023', role: 'partner_municipality' },
    ])
    expect(await db.selectFrom('organisation').select('id').where('name', '=', '長野市').execute()).toEqual(
      [],
    )
  })

  test('whoever runs the server is no fact: the administrator stays through every load', async () => {
    const context = await freshContext()
    await loadBuiltIn(context)
    expect(await firstRunInvite(context)).toBeDefined()
    expect((await loadDataset(context, yamanashi())).outcome).toBe('loaded')
    const seats = context.store.db
      .selectFrom('seat')
      .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
      .select('duty')
    expect(await seats.execute()).toEqual([{ duty: 'administrator' }])
  })

  test('[C4] a set without topics of its own has its policy fields for topics', async () => {
    const context = await freshContext()
    await loadDataset(context, yamanashi())
    expect(await topics(context.store.db)).toEqual([
      { id: 'iryo', areaId: 'life', area: '生活機能の強化', name: '医療', fields: ['iryo'] },
    ])
  })

  test('[C4] a set without a topic that a 困りごと is sorted by is refused; whoever ticked it in private is not told of', async () => {
    const context = await freshContext()
    await loadBuiltIn(context)
    const { db } = context.store
    await db
      .insertInto('interest')
      .values({
        forum_id: 'teiju-hokushin',
        organisation_id: '206024',
        topic_id: 'kotsu-demand',
        at: 0,
        is_sample: 0,
      })
      .execute()
    await insertNeed(db, {
      id: 'need',
      forum_id: 'teiju-hokushin',
      organisation_id: '206024',
      topic_id: 'senmon-doboku',
    })
    const changed = await reportWith({
      'topics.json': (text) =>
        text.replace('"senmon-doboku"', '"senmon-dobokushi"').replace('"kotsu-demand"', '"kotsu-yoyaku"'),
    })
    expect(await loadDataset(context, changed)).toMatchObject({
      outcome: 'refused',
      faults: [{ file: 'topics.json', record: 'senmon-doboku' }],
    })
  })

  test('what people made is never taken away: a set without its organisation is refused, and nothing changes', async () => {
    const context = await freshContext()
    await loadBuiltIn(context)
    await insertSeat(context.store.db, { id: 'seat', organisation_id: '206024' })
    const result = await loadDataset(context, yamanashi())
    expect(result).toMatchObject({
      outcome: 'refused',
      faults: [{ record: '206024', remedy: expect.stringContaining('片付けて') }],
    })
    expect(await context.store.db.selectFrom('dataset').select('id').execute()).toEqual([{ id: '200000' }])
    expect(
      await context.store.db.selectFrom('forum').select('id').where('id', '=', 'teiju-saku').execute(),
    ).toHaveLength(1)
  })
})

describe('a set with faults loads nothing and tells each one with its line', () => {
  test.each([
    {
      what: 'a wrong check digit',
      file: 'municipalities.json',
      before: '"code": "205613"',
      after: '"code": "205614"',
      problem: '検査数字が合いません',
    },
    {
      what: 'a 和暦 that is another day',
      file: 'forums.json',
      before: '"wareki": "平成24年12月13日"',
      after: '"wareki": "平成24年12月14日"',
      problem: '平成24年12月13日 のはずです',
    },
    {
      what: 'a day that does not exist',
      file: 'forums.json',
      before: '"iso": "2012-12-13"',
      after: '"iso": "2012-13-13"',
      problem: 'YYYY-MM-DD',
    },
    {
      what: 'a field of precedents that does not exist',
      file: 'precedents.json',
      before: '"fieldId": "kotsu"',
      after: '"fieldId": "kotsuu"',
      problem: '政策分野「kotsuu」がありません',
    },
    {
      what: 'a kind that does not exist',
      file: 'forums.json',
      before: '"kind": "連携中枢都市圏"',
      after: '"kind": "連携中枢都市"',
      problem: '使えない値です',
    },
    {
      what: 'a region that does not exist',
      file: 'municipalities.json',
      before: '"region": "hokushin"',
      after: '"region": "hokusin"',
      problem: '圏域「hokusin」がありません',
    },
    {
      what: 'a reading that is no hiragana',
      file: 'municipalities.json',
      before: '"kana": "さかえむら"',
      after: '"kana": "サカエムラ"',
      problem: 'ひらがな',
    },
    {
      what: 'a central city that is no member',
      file: 'forums.json',
      before: '"centralCities": ["202118", "202134"]',
      after: '"centralCities": ["202118", "202011"]',
      problem: '中心市「202011」が構成市町村',
    },
    {
      what: 'a composition that is not the list',
      file: 'forums.json',
      before: '"compositionInSeed": "2市5町4村"',
      after: '"compositionInSeed": "2市5町5村"',
      problem: '2市5町4村',
    },
    {
      what: 'a policy field of a topic that does not exist',
      file: 'topics.json',
      before: '"name": "デマンド交通", "fields": ["kotsu"',
      after: '"name": "デマンド交通", "fields": ["kotu"',
      problem: '政策分野「kotu」がありません',
    },
    {
      what: 'a task of a topic that does not exist',
      file: 'topics.json',
      before: '"taskIds": ["rinban"]',
      after: '"taskIds": ["rinbann"]',
      problem: '事務「rinbann」がありません',
    },
    {
      what: 'a topic twice, in another 分野, too',
      file: 'topics.json',
      before: '"id": "senmon-hokenshi"',
      after: '"id": "kotsu-demand"',
      problem: '「kotsu-demand」が二度あります',
    },
    {
      what: 'two 事務 of one 分野 that read alike',
      file: 'topics.json',
      before: '"id": "senmon-hokenshi", "name": "保健師"',
      after: '"id": "senmon-hokenshi", "name": "土木"',
      problem: '「土木」が二度あります',
    },
    {
      what: 'a topic without a name',
      file: 'topics.json',
      before: '"name": "除雪"',
      after: '"name": ""',
      problem: '空です',
    },
    {
      what: 'a source that is not in the list of sources',
      file: 'survey.json',
      before: '"errata": "E32"',
      after: '"errata": "E99"',
      problem: '正誤「E99」がありません',
    },
  ])('$what', async ({ file, before, after, problem }) => {
    const { faults, context } = await faultsOf({ [file]: replacing(before, after) })
    const fault = faults.find((each) => each.problem.includes(problem))
    expect(fault).toMatchObject({ file, line: await lineOf(file, before) })
    expect(fault?.remedy).not.toBe('')
    expect(await isEmpty(context)).toBe(true)
  })

  test('broken JSON names the line where reading stopped', async () => {
    const { faults, context } = await faultsOf({
      'policy-fields.json': replacing('"schemes": [', '"schemes": ('),
    })
    expect(faults).toEqual([
      expect.objectContaining({
        file: 'policy-fields.json',
        line: await lineOf('policy-fields.json', '"schemes": ['),
      }),
    ])
    expect(await isEmpty(context)).toBe(true)
  })

  test('a key twice in one record is told, where JSON itself would forget one', async () => {
    const { faults } = await faultsOf({
      'municipalities.json': replacing('"name": "栄村",', '"name": "栄村",\n"name": "栄町",'),
    })
    expect(faults[0]).toMatchObject({ problem: '項目「name」が二度あります' })
    expect(faults[0]?.line).toBe((await lineOf('municipalities.json', '"name": "栄村"')) + 1)
  })

  test('a record twice is told at its second place', async () => {
    const { faults } = await faultsOf({
      'forums.json': replacing('"id": "rengo-ueda"', '"id": "rengo-saku"'),
    })
    expect(faults).toContainEqual(
      expect.objectContaining({
        file: 'forums.json',
        line: await lineOf('forums.json', '"id": "rengo-ueda"'),
        problem: '「rengo-saku」が二度あります',
      }),
    )
  })

  test('[C2] a missing file and several faults are told at once', async () => {
    const { faults } = await faultsOf({
      'forums.json': null,
      'municipalities.json': (text) =>
        text.replace('"code": "202011"', '"code": "20201"').replace('"kana": "さかえむら"', '"kana": ""'),
    })
    expect(faults.map(({ file, problem }) => `${file} ${problem}`)).toEqual([
      'forums.json ファイルがありません',
      'municipalities.json 全国地方公共団体コードではありません',
      expect.stringContaining('municipalities.json'),
      expect.stringContaining('municipalities.json'),
    ])
  })

  test('the command prints file:line: record – problem – remedy and returns a failure', async () => {
    const context = await freshContext()
    const { path, remove } = temporaryDirectory()
    onTestFinished(remove)
    const directory = join(path, 'set')
    mkdirSync(directory)
    for (const [name, text] of await reportWith({
      'municipalities.json': replacing('"code": "205613"', '"code": "205614"'),
    }))
      writeFileSync(join(directory, name), text)
    const lines: string[] = []
    expect(await datasetLoad(context, directory, (line) => lines.push(line))).toBe(1)
    const line = await lineOf('municipalities.json', '"code": "205613"')
    expect(lines).toContainEqual(
      `${join(directory, 'municipalities.json')}:${line}: 山ノ内町 205614（municipalities.${await indexOf('205613')}.code） – 全国地方公共団体コード「205614」の検査数字が合いません（3 のはずです） – コードを確かめてください`,
    )
    expect(lines.at(-1)).toContain('何も読み込んでいません')
    expect(await isEmpty(context)).toBe(true)
  })

  test('a folder that is not there is told', async () => {
    const lines: string[] = []
    expect(await datasetLoad(await freshContext(), '/nowhere/at/all', (line) => lines.push(line))).toBe(1)
    expect(lines).toEqual([expect.stringContaining('フォルダーを読めません')])
  })
})

async function indexOf(code: string): Promise<number> {
  const { municipalities } = JSON.parse((await reportWith()).get('municipalities.json') ?? '{}') as {
    municipalities: { code: string }[]
  }
  return municipalities.findIndex((each) => each.code === code)
}

/** The smallest set a prefecture can have. */
const yamanashi = () =>
  new Map([
    [
      'municipalities.json',
      JSON.stringify({
        prefectures: [{ code: '190004', name: '山梨県' }],
        regions: [{ id: 'chuhoku', order: 1, name: '中北', unionId: null }],
        municipalities: [
          {
            code: '192015',
            name: '甲府市',
            kana: 'こうふし',
            kind: '市',
            gun: null,
            region: 'chuhoku',
            prefecture: '190004',
          },
          {
            code: '192023',
            name: '富士吉田市',
            kana: 'ふじよしだし',
            kind: '市',
            gun: null,
            region: 'chuhoku',
            prefecture: '190004',
          },
        ],
      }),
    ],
    [
      'forums.json',
      JSON.stringify({
        forums: [
          {
            id: 'kyonan',
            name: '峡南定住自立圏',
            layer: 2,
            kind: '定住自立圏',
            regionId: 'chuhoku',
            centralCities: ['192015'],
            members: 'ALL',
            meetingBodies: [{ name: '連絡協議会', type: '定期的な協議の場' }],
          },
        ],
      }),
    ],
    [
      'policy-fields.json',
      JSON.stringify({
        schemes: [{ id: 'teiju', name: '定住自立圏' }],
        categories: [{ id: 'life', schemeId: 'teiju', name: '生活機能の強化' }],
        fields: [{ id: 'iryo', categoryId: 'life', order: 1, name: '医療' }],
      }),
    ],
  ])
