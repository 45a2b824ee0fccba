import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SheetCall, sheetPlan } from '../../shared/calls/sheetPlan'
import { readSheetRows, sheetColumns } from '../../shared/calls/sheetRows'
import { csv } from '../../shared/csv'
import { readTable } from '../../shared/readTable'

const call: SheetCall = {
  kind: 'intents',
  number: 'R8-照-01',
  openedOn: '2026-11-01',
  today: '2026-11-24',
  organisations: [
    { id: 'nakano', name: '中野市' },
    { id: 'sakae', name: '栄村' },
    { id: 'nozawa', name: '野沢温泉村' },
  ],
  proposals: [
    { id: 'p1', number: 'R8-01', title: '村道除雪の共同発注' },
    { id: 'p2', number: 'R8-02', title: '専門職の共同確保' },
  ],
  organisationId: null,
}

type Row = Record<string, string>
/** A file with the given columns in the given order. */
const rows = (columns: readonly string[], ...filled: Row[]) =>
  readSheetRows([
    readTable(csv([[...columns], ...filled.map((row) => columns.map((column) => row[column] ?? ''))])),
  ])
const plan = (filled: Row[], asked: Partial<SheetCall> = {}, columns = Object.keys(filled[0] ?? {})) =>
  sheetPlan({ ...call, ...asked }, rows(columns, ...filled))
const faultsOf = (row: Row, asked: Partial<SheetCall> = {}) => plan([row], asked)[0]?.faults ?? []

const whole: Row = {
  団体名: '栄村',
  照会番号: 'R8-照-01',
  提案番号: 'R8-01',
  件名: '村道除雪の共同発注',
  発案団体: '野沢温泉村',
  回答: '条件付き参加',
  レベル: '首長',
  '負担上限(千円/年)': '５００',
  開始年度: '令和9年度',
  '事務量上限(時間/月)': '10',
  参加が前提の団体: '野沢温泉村、中野市',
  自由記述: '冬期のみ',
  回答者職氏名: '総務課長',
  承認者職氏名: '村長',
  回答日: '令和8年11月20日',
}

describe('a row of a 意向照会', () => {
  test('[Q9] becomes an answer with its conditions, level and day', () => {
    expect(plan([whole])[0]).toEqual({
      line: 2,
      organisation: '栄村',
      proposal: '村道除雪の共同発注',
      faults: [],
      answer: {
        kind: 'intents',
        organisationId: 'sakae',
        proposalId: 'p1',
        value: 'conditional',
        level: 'head',
        conditions: [
          { kind: 'cost_cap', thousandYen: 500 },
          { kind: 'start_from', fiscalYear: 2027 },
          { kind: 'work_cap', hours: 10 },
          { kind: 'with_member', organisationId: 'nozawa' },
          { kind: 'with_member', organisationId: 'nakano' },
          { kind: 'free', text: '冬期のみ' },
        ],
        note: '',
        respondent: '総務課長',
        approver: '村長',
        answeredOn: '2026-11-20',
      },
    })
  })

  test('[Q9] says the same in whatever order its columns stand, with others between them', () => {
    const expected = plan([whole])[0]?.answer
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...Object.keys(whole), '備考欄', '№', '連絡先'], {
          minLength: 18,
          maxLength: 18,
        }),
        (columns) => {
          expect(plan([{ ...whole, 連絡先: '0269-00-0000' }], {}, columns)[0]?.answer).toEqual(expected)
        },
      ),
    )
  })

  test('[Q9] says of everything that is wrong with it what and how to mend it', () => {
    expect(faultsOf({ ...whole, 団体名: '中野町' })[0]).toContain('「中野町」')
    expect(faultsOf({ ...whole, 提案番号: 'R8-99' })[0]).toContain('R8-99')
    expect(faultsOf({ ...whole, 照会番号: 'R8-照-02' })[0]).toContain('この照会（R8-照-01）')
    expect(faultsOf({ ...whole, 回答: '賛成' })[0]).toContain('参加・条件付き参加・様子見・不参加')
    expect(faultsOf({ ...whole, 回答: '' })[0]).toContain('空欄')
    expect(faultsOf({ ...whole, 回答: '参加' })[0]).toContain('条件付き参加')
    expect(faultsOf({ ...whole, レベル: 'だいたい' })[0]).toContain('担当者・課・首長・議決')
    expect(faultsOf({ ...whole, 参加が前提の団体: '栄村' })[0]).toContain('ほかの構成団体')
    expect(faultsOf({ ...whole, 回答日: '2026-11-25' })[0]).toContain('きょうまで')
    expect(faultsOf({ 団体名: '栄村', 提案番号: 'R8-01', 回答: '不参加' })[0]).toContain('理由')
    const many = faultsOf({
      ...whole,
      '負担上限(千円/年)': '50万',
      開始年度: '来年',
      '事務量上限(時間/月)': '少し',
    })
    expect(many).toHaveLength(3)
    expect(faultsOf({ ...whole, 団体名: '' })[0]).toContain('どの団体の回答か')
  })

  test('[Q9] whatever a cell holds, a row is an answer or has a fault, never both and never a throw', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '参加',
        '不参加',
        '=HYPERLINK("x")',
        '令和8年',
        '５００',
        '\u0000',
        '栄村',
        'R8-01',
        '髙﨑𠮷',
      ),
    )
    fc.assert(
      fc.property(fc.record(Object.fromEntries(Object.keys(whole).map((key) => [key, junk]))), (row) => {
        const lines = sheetPlan(call, {
          lines: rows(Object.keys(whole), row as Row).lines,
          organisation: '',
          ignored: [],
        })
        for (const { answer, faults } of lines) expect(answer !== null && faults.length > 0).toBe(false)
      }),
    )
  })

  test('[Q9] that came back empty is left alone, and two answers to one question are both pointed out', () => {
    const empty = {
      団体名: '栄村',
      照会番号: 'R8-照-01',
      提案番号: 'R8-01',
      件名: '村道除雪の共同発注',
      回答: '',
      レベル: '',
    }
    expect(plan([empty])).toMatchObject([{ answer: null, faults: [] }])
    const join = { 団体名: '栄村', 提案番号: 'R8-01', 回答: '参加' }
    const [first, second] = plan([join, { ...join, 回答: '様子見' }])
    expect([first?.faults, second?.faults.length]).toEqual([[], 1])
    expect(second?.faults[0]).toContain('2行目と同じ')
  })

  test('[Q9] names its 団体 by a column, by a line above the table, or by what the secretariat chose, in this order', () => {
    const one = { 提案番号: 'R8-01', 回答: '参加' }
    expect(plan([one], { organisationId: 'sakae' })[0]?.answer?.organisationId).toBe('sakae')
    const above = readTable(csv([['団体名', '栄村'], [], ['提案番号', '回答'], ['R8-01', '参加']]))
    const read = readSheetRows([above])
    expect(sheetPlan({ ...call, organisationId: 'nakano' }, read)[0]?.answer?.organisationId).toBe('sakae')
    expect(plan([{ ...one, 団体名: '中野市' }], { organisationId: 'sakae' })[0]?.answer?.organisationId).toBe(
      'nakano',
    )
  })

  test('[Q9] finds its proposal by number, and by title where nobody wrote the number', () => {
    expect(plan([{ 団体名: '栄村', 件名: '専門職の共同確保', 回答: '参加' }])[0]?.answer).toMatchObject({
      proposalId: 'p2',
    })
    expect(plan([{ 団体名: '栄村', 提案番号: 'Ｒ８－０２', 回答: '参加' }])[0]?.answer).toMatchObject({
      proposalId: 'p2',
    })
  })
})

describe('a row of a 提案照会', () => {
  const asked = { kind: 'proposals', proposals: [] } as const
  test('[Q9] is one answer, with a line', () => {
    const row = {
      団体名: '栄村',
      照会番号: 'R8-照-01',
      回答: '困りごとのみ',
      レベル: '',
      自由記述: '除雪の担い手',
    }
    expect(plan([row], asked)[0]?.answer).toMatchObject({
      kind: 'proposals',
      organisationId: 'sakae',
      value: 'need_only',
      level: 'official_in_charge',
      note: '除雪の担い手',
    })
    expect(faultsOf({ ...row, 回答: '参加' }, asked)[0]).toContain('提案あり・困りごとのみ・提案なし・検討中')
    expect(faultsOf({ ...row, 自由記述: 'あ'.repeat(201) }, asked)[0]).toContain('200字')
  })
})

test('[Q9] a file without 「回答」 is no 回答票, and says so', () => {
  expect(() => rows(['団体名', '提案番号'], { 団体名: '栄村' })).toThrow('見出し「回答」')
  expect(() => readSheetRows([[]])).toThrow('見出し「回答」')
})

test('[Q10] the columns of a 意向照会 are those offices were promised', () => {
  const header = (key: keyof typeof sheetColumns) => sheetColumns[key][0]
  expect(
    (['callNumber', 'proposalNumber', 'title', 'originators', 'value', 'level'] as const).map(header),
  ).toEqual(['照会番号', '提案番号', '件名', '発案団体', '回答', 'レベル'])
})
