import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { tableOf } from '../../server/papers/docx/tableOf'
import { listPage, textWidthMm } from '../../server/papers/model/layout'
import { type Paper, type TableBlock, textOfCell } from '../../server/papers/model/Paper'
import { figureWidthMm, mayBreak, tableHeightMm } from '../../server/papers/model/tableHeight'
import { answersPaper } from '../../server/papers/papers/answersPaper'
import { consentPaper } from '../../server/papers/papers/consentPaper'
import { evaluationTable } from '../../server/papers/papers/evaluationTable'
import { proposalListSheet } from '../../server/papers/papers/proposalListSheet'
import { proposalPaper } from '../../server/papers/papers/proposalPaper'
import { registerPaper } from '../../server/papers/papers/registerPaper'
import { fileSheet } from '../../server/papers/sheets/Sheet'
import { toXlsx } from '../../server/papers/sheets/toXlsx'
import { defaultRules } from '../../shared/forums/rules'
import { answers, callAnswers, consent, evaluation, listed, longNames, printed } from './ownedFacts'

/** On paper nothing is cut, and nothing is so small that it cannot be read. */
const asOf = '2026-11-24'
const list = { author: '北信', rules: defaultRules, asOf }
const reason = '負担割合の考え方について、議会から不利であるとの意見が出ている。'.repeat(6)

const tablesOf = ({ blocks }: Paper): TableBlock[] => blocks.filter((block) => block.type === 'table')
const textOf = (paper: Paper) =>
  tablesOf(paper)
    .flatMap(({ columns, rows }) => [
      ...columns.map(({ header }) => header),
      ...rows.flat().map((cell) => textOfCell(cell)),
    ])
    .join('\n')

/** Fifteen 団体, a 支障 of two hundred letters at every stage but one. */
function obstructed() {
  const matrix = consent()
  return {
    ...matrix,
    rows: matrix.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) =>
        cell && index > 0 ? { ...cell, state: 'obstacle' as const, reason } : cell,
      ),
    })),
  }
}

describe('what is longer than its cell', () => {
  test('[X12] a 支障 in the 同意表 stands whole beneath the table, under the number its cell has', () => {
    const { paper, sheet } = consentPaper(obstructed(), defaultRules)
    const [matrix, notes] = tablesOf(paper)
    expect(textOf(paper)).not.toContain('…')
    expect(notes?.rows).toHaveLength(15 * 4)
    expect(notes?.rows[0]).toEqual(['※1', '中野市', '課長', reason])
    expect(textOfCell(matrix?.rows[0]?.[2] ?? '')).toContain('※1')
    expect(textOfCell(matrix?.rows[14]?.[5] ?? '')).toContain('※60')
    for (const { sizePt } of tablesOf(paper)) expect(sizePt).toBeGreaterThanOrEqual(8)
    // Files have it in a column of its own.
    expect(sheet?.rows[0]?.join()).toContain(`課長：${reason}`)
  })

  test('[X12] a short one stays in its cell, and no number is spent on it', () => {
    const matrix = consent(6)
    const rows = matrix.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => cell && { ...cell, reason: cell.reason && '負担割合が未定' }),
    }))
    const { paper } = consentPaper({ ...matrix, rows }, defaultRules)
    expect(tablesOf(paper)).toHaveLength(1)
    expect(textOf(paper)).toContain('支障\n負担割合が未定')
  })

  test('[X12] 条件, 意見 and long 件名 of a 回答集計表; an opinion says which proposal it is about', () => {
    const facts = answers()
    const rows = facts.rows.map((row) => ({
      ...row,
      intents: row.intents.map((intent) => ({
        ...intent,
        note: intent.proposalId === 'p1' ? reason : '',
        conditions: [{ kind: 'free' as const, text: reason.slice(0, 200) }],
      })),
    }))
    const proposals = facts.proposals.map((each) => ({ ...each, title: '道路台帳の共同整備'.repeat(10) }))
    const { paper } = answersPaper(
      { ...facts, rows, proposals },
      { rules: defaultRules, asOf, dueOn: '2026-11-30' },
    )
    const [matrix, notes] = tablesOf(paper)
    expect(matrix?.columns[1]?.header).toBe('R8-01\n※1')
    expect(notes?.rows[0]).toEqual(['※1', 'R8-01', '件名', proposals[0]?.title])
    expect(notes?.rows).toContainEqual([expect.any(String), '中野市', '意見', `R8-02：${reason}`])
    expect(matrix?.rows[0]?.[1]).toMatch(/^参加（担当者）\n※\d+$/)
  })

  test('[X12] twelve 共同提案団体 of one proposal, and what twenty say of a project', () => {
    const [first, ...others] = listed()
    const names = Array.from({ length: 12 }, (_, index) => ({
      organisationId: `${index}`,
      name: longNames[index] ?? '',
      role: 'partner_municipality' as const,
      class: 'municipality' as const,
    }))
    const rows = first ? [{ ...first, originators: names }, ...others] : []
    const paper = registerPaper(proposalListSheet('北信', rows), list)
    expect(textOf(paper)).toContain('11団体　※1')
    expect(textOf(paper)).toContain('飯山市、山ノ内町、木島平村')
    const assessments = Array.from({ length: 20 }, (_, index) => ({
      organisationName: longNames[index % 15] ?? '',
      mark: index < 8 ? ('good' as const) : ('fair' as const),
      line: '待ち時間が減った',
      awaitsConfirmation: false,
    }))
    const evaluated = evaluation().map((row) => ({ ...row, assessments }))
    const sheet = registerPaper(evaluationTable('北信', evaluated), list)
    expect(textOf(sheet)).toContain('○8 △12　※')
    expect(sheet.blocks).toContainEqual(
      expect.objectContaining({
        runs: [expect.objectContaining({ text: expect.stringContaining('4事業') })],
      }),
    )
  })

  test('[X12] a figure keeps to one line, however large it is', () => {
    const rows = evaluation().map((row) => ({ ...row, cost: 1_234_567_890, target: 12_345_678.25 }))
    const [table] = tablesOf(registerPaper(evaluationTable('北信', rows), list))
    const width = (header: string) => table?.columns.find((each) => each.header === header)?.widthMm
    expect(width('目標')).toBeGreaterThanOrEqual(figureWidthMm('12,345,678.25', 8.5))
    expect(width('事業費（円）')).toBeGreaterThanOrEqual(figureWidthMm('1,234,567,890', 8.5))
    const across = table?.columns.reduce((sum, { widthMm }) => sum + widthMm, 0)
    expect(across).toBeCloseTo(textWidthMm(listPage(defaultRules)))
  })

  test('[X12] 1対1: the 同意表 says of every pair when it can be agreed', () => {
    const [critical, outlook] = [['member-2'], { kind: 'day', day: '2027-03-19', isDone: false } as const]
    const matrix = {
      ...consent(4),
      pairs: [0, 1].flatMap((centre) =>
        [2, 3].map((partner) => ({
          centralId: `member-${centre}`,
          partnerId: `member-${partner}`,
          outlook,
          critical,
          isAgreed: centre === 1,
        })),
      ),
    }
    const pairs = tablesOf(consentPaper(matrix, defaultRules).paper).find(
      ({ columns }) => columns[0]?.header === '相手方',
    )
    expect(pairs?.columns.map(({ header }) => header)).toEqual(['相手方', '中野市', '飯山市'])
    expect(pairs?.rows[0]).toEqual(['山ノ内町', 'R9.3.19（決め手：山ノ内町）', '成立 R9.3.19'])
  })
})

describe('a text that is longer than a page', () => {
  test('[X12] is headed by its label on every page it goes on to, and may break', () => {
    const paper = proposalPaper(printed(24), defaultRules)
    const need = tablesOf(paper).find(({ columns }) => columns[0]?.header === '困りごと')
    expect(need?.columns).toHaveLength(1)
    expect(need && mayBreak(need, need.rows[0] ?? [])).toBe(true)
    const short = tablesOf(proposalPaper(printed(), defaultRules))[0]
    expect(short?.rows.map(([label]) => label)).toContain('困りごと')
  })

  test('[X4] a row breaks by its height, not by its letters: few letters in a narrow column are high', () => {
    const [page, text] = [listPage(defaultRules), '字'.repeat(400)]
    const table = (widthMm: number): TableBlock => ({
      type: 'table',
      sizePt: 9,
      columns: [{ header: '欄', widthMm, align: 'left' }],
      rows: [[text]],
    })
    expect([mayBreak(table(200), [text]), mayBreak(table(20), [text])]).toEqual([false, true])
    expect(tableHeightMm(table(20))).toBeGreaterThan(200)
    expect(JSON.stringify(tableOf(page, table(200)))).toContain('cantSplit')
  })
})

describe('a list in Excel', () => {
  const partsOf = async (xlsx: Promise<Uint8Array>) =>
    Object.fromEntries(
      Object.entries(unzipSync(await xlsx)).map(([name, bytes]) => [name, strFromU8(bytes)] as const),
    )

  test('[X6] rows are as high as their text, columns that do not fit A4 are read on A3, and the first one is on every page', async () => {
    const parts = await partsOf(toXlsx(fileSheet(consentPaper(obstructed(), defaultRules).sheet ?? never())))
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
    const [, height = '0'] = /<row r="2" ht="([\d.]+)"(?! customHeight)/.exec(sheet) ?? []
    expect(Number(height)).toBeGreaterThan(300)
    expect(sheet).not.toContain('customHeight')
    expect(sheet).toMatch(/<pageSetup paperSize="8"[^>]*fitToWidth="2"/)
    expect(parts['xl/workbook.xml']).toMatch(/同意表!\$A:\$A,同意表!\$1:\$1/)
    const small = await partsOf(
      toXlsx(fileSheet(answersPaper(callAnswers(), { ...list, dueOn: asOf }).sheet ?? never())),
    )
    expect(small['xl/worksheets/sheet1.xml']).toMatch(/<pageSetup paperSize="9"[^>]*fitToWidth="1"/)
  })
})

function never(): never {
  throw new Error('this paper is a list')
}
