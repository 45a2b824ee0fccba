import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerSheet } from '../../server/calls/answerSheet'
import { importSheet, previewSheet } from '../../server/calls/importSheet'
import { openOffice } from '../papers/office'
import { newKey, seats } from '../proposals/proposalsWorld'
import { refused } from '../support/refused'
import { type CallsWorld, openCallsWorld } from './callsWorld'

let world: CallsWorld
let proposals: string[]
let id: string
beforeEach(async () => {
  world = await openCallsWorld()
  proposals = [
    await world.submitted(seats.sakae),
    await world.submitted(seats.nozawa, { title: '=HYPERLINK("http://example.jp")' }),
  ]
  id = (await world.opens({ kind: 'intents', proposalIds: proposals })).id
})
afterEach(() => world.close())

const sheetOf = (organisationId: string, actor = seats.secretariat, callId = id) =>
  answerSheet(world.db, actor, { id: callId, organisationId, now: world.clock.now })
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const previews = (content: string, organisationId: string | null = null, callId = id) =>
  previewSheet(world.context, seats.secretariat, callId, { content, organisationId })
async function imports(
  content: string,
  more: { sha256?: string; idempotencyKey?: string; callId?: string } = {},
) {
  const callId = more.callId ?? id
  const { sha256 } = await previews(content, null, callId)
  return importSheet(world.context, seats.secretariat, callId, {
    content,
    organisationId: null,
    sha256: more.sha256 ?? sha256,
    idempotencyKey: more.idempotencyKey ?? newKey(),
  })
}

const columns = [
  '照会番号',
  '提案番号',
  '件名',
  '発案団体',
  '回答',
  'レベル',
  '負担上限(千円/年)',
  '開始年度',
  '事務量上限(時間/月)',
  '参加が前提の団体',
  '自由記述',
  '回答者職氏名',
  '承認者職氏名',
  '回答日',
] as const

const headers: readonly string[] = columns

/** Fills rows of a form the way a person does in Excel: cells are written, everything else stays as it is. */
async function filled(
  bytes: Uint8Array,
  ...rows: Partial<Record<(typeof columns)[number], string | number>>[]
) {
  const book = await openXlsx(bytes)
  const sheet = book.sheets[0]
  const head = sheet?.rows.findIndex((row) => row.includes('提案番号')) ?? -1
  for (const [index, row] of rows.entries())
    for (const [column, value] of Object.entries(row)) {
      const place = headers.indexOf(column)
      const line = sheet?.rows[head + 1 + index]
      if (line) line[place] = value
      const cell = sheet?.cells?.get(`${head + 1 + index},${place}`)
      if (cell) {
        cell.value = value
        cell.type = typeof value === 'number' ? 'number' : 'string'
      }
    }
  return await saveXlsx(book)
}

/** Opened in LibreOffice and saved again. */
function resaved(office: ReturnType<typeof openOffice>, bytes: Uint8Array, to = 'xlsx'): Uint8Array {
  const made = office.convert({ 'sheet.xlsx': bytes }, to)['sheet.xlsx']
  if (!made) throw new Error(`no ${to}`)
  return made
}

describe('回答票 out', () => {
  test('[Q10] has one row for each proposal, the promised columns, lists to choose from, and its key columns locked', async () => {
    const { name, bytes } = await sheetOf('kijimadaira')
    expect(name).toBe('R8-照-01_意向照会回答票_木島平村_20261124.xlsx')
    const book = await readXlsx(bytes, { readStyles: true })
    const sheet = book.sheets[0]
    const head = sheet?.rows.findIndex((row) => row.includes('提案番号')) ?? -1
    expect(sheet?.rows[head]).toEqual([...columns])
    expect(sheet?.rows.slice(head + 1).map((row) => row.slice(0, 4))).toEqual([
      ['R8-照-01', 'R8-01', '村道除雪の共同発注', '栄村'],
      ['R8-照-01', 'R8-02', '=HYPERLINK("http://example.jp")', '野沢温泉村'],
    ])
    expect(sheet?.dataValidations?.map(({ values, range }) => [values, range])).toEqual([
      [['参加', '条件付き参加', '様子見', '不参加'], `E${head + 2}:E${head + 3}`],
      [['担当者', '課', '首長', '議決'], `F${head + 2}:F${head + 3}`],
    ])
    expect(sheet?.protection?.sheet).toBe(true)
    const lockOf = (column: number) =>
      sheet?.cells?.get(`${head + 1},${column}`)?.style?.protection?.locked ?? true
    expect(columns.map((_, index) => lockOf(index))).toEqual(columns.map((_, index) => index < 4))
    expect(sheet?.rows.some((row) => row[0] === '団体名' && row[1] === '木島平村')).toBe(true)
    // A title that looks like a formula is text.
    expect([...(sheet?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false)
  })

  test('[Q10] holds what was said already, and is each organisation’s own; the secretariat makes any', async () => {
    await world.intends(seats.nozawa, id, proposals[0] ?? '', 'decline', '雪が少ない')
    const { bytes } = await sheetOf('nozawa', seats.nozawa)
    expect(JSON.stringify((await readXlsx(bytes)).sheets[0]?.rows)).toContain('雪が少ない')
    await expect(sheetOf('sakae', seats.nozawa)).rejects.toEqual(refused('not_found'))
    await expect(sheetOf('watcher')).rejects.toEqual(refused('not_found'))
    await expect(sheetOf('sakae', seats.prefecture)).rejects.toEqual(refused('not_found'))
  })
})

describe('回答票 in', () => {
  const rows = [
    {
      回答: '参加',
      レベル: '首長',
      回答者職氏名: '総務課長',
      承認者職氏名: '村長',
      回答日: '令和8年11月24日',
    },
    { 回答: '条件付き参加', '負担上限(千円/年)': 500, 開始年度: 'Ｒ９', 参加が前提の団体: '栄村' },
  ]

  test('[Q9] the file that went out comes back filled in, each row as 代行入力 by mail', async () => {
    const content = base64(await filled((await sheetOf('kijimadaira')).bytes, ...rows))
    expect(await previews(content)).toMatchObject({
      lines: [
        { organisation: '木島平村', faults: [], replacesOwn: false },
        { organisation: '木島平村', faults: [] },
      ],
      ignored: [],
    })
    expect(await imports(content)).toEqual({ answers: 2 })
    expect(await world.standing(id, 'kijimadaira')).toMatchObject({
      value: 'stated',
      level: 'official_in_charge',
      entry: { channel: 'email', confirmedAt: null },
    })
    const intents = await world.db.selectFrom('intent').selectAll().orderBy('value').execute()
    expect(intents.map(({ value, level, call_id }) => [value, level, call_id])).toEqual([
      ['conditional', 'official_in_charge', id],
      ['join', 'head', id],
    ])
    expect(JSON.parse(intents[0]?.conditions ?? '')).toEqual([
      { kind: 'cost_cap', thousandYen: 500 },
      { kind: 'start_from', fiscalYear: 2027 },
      { kind: 'with_member', organisationId: 'sakae' },
    ])
  })

  test('[Q9] opened and saved by LibreOffice it says the same, as Excel of today, of before, and as CSV', async () => {
    const form = await filled((await sheetOf('kijimadaira')).bytes, ...rows)
    const answers = async (bytes: Uint8Array) =>
      (await previews(base64(bytes))).lines.map(({ answer }) => answer)
    const expected = await answers(form)
    expect(expected.every((answer) => answer !== null)).toBe(true)
    const office = openOffice()
    try {
      const again = resaved(office, form)
      expect(await answers(again)).toEqual(expected)
      const lists = (await readXlsx(again)).sheets[0]?.dataValidations?.map(({ type }) => type)
      expect(lists).toEqual(['list', 'list'])
      expect(await answers(resaved(office, form, 'xls'))).toEqual(expected)
      expect(await answers(resaved(office, form, 'csv:Text - txt - csv (StarCalc):44,34,76'))).toEqual(
        expected,
      )
    } finally {
      office.close()
    }
  }, 240_000)

  test('[Q9] one fault, and nothing of the file is saved', async () => {
    const content = base64(
      await filled((await sheetOf('kijimadaira')).bytes, rows[0] ?? {}, {
        回答: '条件付き参加',
        レベル: '？',
      }),
    )
    const { lines, sha256 } = await previews(content)
    expect(lines.map(({ faults }) => faults.length)).toEqual([0, 2])
    await expect(imports(content, { sha256 })).rejects.toEqual(refused('conflict'))
    expect(await world.db.selectFrom('intent').selectAll().execute()).toEqual([])
  })

  test('[Q9] only what was looked at is taken in, and once', async () => {
    const content = base64(await filled((await sheetOf('kijimadaira')).bytes, ...rows))
    const other = base64(await filled((await sheetOf('sakae')).bytes, ...rows))
    const { sha256 } = await previews(other)
    await expect(imports(content, { sha256 })).rejects.toEqual(refused('conflict'))
    const idempotencyKey = newKey()
    await imports(content, { idempotencyKey })
    await imports(content, { idempotencyKey })
    expect(await world.db.selectFrom('intent').selectAll().execute()).toHaveLength(2)
  })

  test('[Q9] of several sheets that is read which has the table, and of several 団体 each its rows', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '連絡', rows: [['メモ'], ['よろしくお願いします']] },
        {
          name: 'まとめ',
          rows: [
            ['回答', '備考2', '提案番号', '団体名'],
            ['参加', 'x', 'R8-01', '中野市'],
            ['様子見', '', 'R8-01', '山ノ内町'],
          ],
        },
      ],
    })
    const { lines, ignored } = await previews(base64(bytes))
    expect(lines.map(({ organisation, answer }) => [organisation, answer?.value])).toEqual([
      ['中野市', 'join'],
      ['山ノ内町', 'watch'],
    ])
    expect(ignored).toEqual(['備考2'])
  })

  test('[Q9] it says where an answer the organisation gave itself would be replaced', async () => {
    for (const proposal of proposals) await world.intends(seats.kijimadaira, id, proposal)
    const content = base64(await filled((await sheetOf('kijimadaira')).bytes, ...rows))
    expect((await previews(content)).lines.every(({ replacesOwn }) => replacesOwn)).toBe(true)
  })

  test('[Q9] a 提案照会 has its own form of one row, out and in', async () => {
    const call = await world.opens()
    const { bytes } = await sheetOf('sakae', seats.sakae, call.id)
    const book = await openXlsx(bytes)
    const sheet = book.sheets[0]
    const head = sheet?.rows.findIndex((row) => row.includes('照会番号') && row.includes('回答')) ?? -1
    expect(sheet?.rows.length).toBe(head + 2)
    const place = sheet?.rows[head]?.indexOf('回答') ?? -1
    const cell = sheet?.cells?.get(`${head + 1},${place}`)
    if (cell) cell.value = '提案なし'
    const line = sheet?.rows[head + 1]
    if (line) line[place] = '提案なし'
    expect(await imports(base64(await saveXlsx(book)), { callId: call.id })).toEqual({ answers: 1 })
    expect(await world.standing(call.id, 'sakae')).toMatchObject({
      value: 'none',
      entry: { channel: 'email' },
    })
  })

  test('[Q9] rows beyond what is read are refused, not left out without a word', async () => {
    const rows = [
      ['照会番号', '提案番号', '回答'],
      ...Array.from({ length: 2_500 }, () => ['R8-照-01', 'R8-01', '']),
    ]
    for (const bytes of [
      await writeXlsx({ sheets: [{ name: '回答票', rows }] }),
      Buffer.from(rows.map((row) => row.join(',')).join('\r\n')),
    ])
      await expect(previews(base64(bytes))).rejects.toThrow(/2,?000行/)
  })

  test('[Q9] a broken or foreign file is refused with a sentence, and nobody but the secretariat takes any in', async () => {
    for (const bytes of [
      Buffer.from('PK\u0003\u0004 broken'),
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]),
      Buffer.from('a,b'),
    ])
      await expect(previews(base64(bytes))).rejects.toEqual(refused('invalid'))
    const content = base64((await sheetOf('sakae')).bytes)
    await expect(
      previewSheet(world.context, seats.sakae, id, { content, organisationId: null }),
    ).rejects.toEqual(refused('forbidden'))
    world.isDay('2026-12-05')
    await world.closes(id)
    await expect(previews(content)).rejects.toEqual(refused('conflict'))
  })
})
