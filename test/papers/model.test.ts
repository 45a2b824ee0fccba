import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnTwips, twipsOfMm } from '../../server/papers/docx/units'
import { meetingFileName, paperFileName, safePart } from '../../server/papers/fileName'
import { spread, widthEm } from '../../server/papers/model/blocks'
import { fitColumns, landscape, linePitchPt, portrait, textWidthMm } from '../../server/papers/model/layout'
import { headingNumber, type NumberLevel } from '../../server/papers/model/numbering'
import { officialDigits } from '../../server/papers/papers/words'
import { defaultRules } from '../../shared/forums/rules'
import { withoutInternal } from '../../shared/minutes/withoutInternal'
import { formatsOf, papersOf, parsePaperFile } from '../../shared/papers/paper'
import { facts, item, record, shirakawa } from './paperFacts'

const length = fc.integer({ min: 10, max: 50 })
const page = fc
  .record({ topMm: length, bottomMm: length, leftMm: length, rightMm: length, isTurned: fc.boolean() })
  .map(({ isTurned, ...margins }) => {
    const rules = { papers: { ...defaultRules.papers, ...margins } }
    return isTurned ? landscape(rules) : portrait(rules)
  })

describe('a page', () => {
  test('[X4] columns fill the text width of any page to the twip', () => {
    const wish = fc.oneof(
      fc.record({ header: fc.string(), widthMm: fc.integer({ min: 5, max: 12 }) }),
      fc.record({ header: fc.string(), share: fc.integer({ min: 1, max: 9 }) }),
    )
    fc.assert(
      fc.property(page, fc.array(wish, { minLength: 1, maxLength: 7 }), (on, wishes) => {
        const all = [...wishes, { header: 'rest', share: 1 }]
        const columns = fitColumns(on, all)
        const sum = columns.reduce((total, { widthMm }) => total + widthMm, 0)
        expect(sum).toBeCloseTo(textWidthMm(on), 6)
        expect(columnTwips(columns).reduce((total, width) => total + width, 0)).toBe(
          twipsOfMm(textWidthMm(on)),
        )
      }),
    )
  })

  test('白川町’s rule holds: 42字 to a line and 40 lines to a page', () => {
    const on = portrait({ papers: shirakawa })
    const mmPerPt = 25.4 / 72
    expect(Math.floor(textWidthMm(on) / (11 * mmPerPt) + 0.01)).toBe(42)
    expect(Math.floor((297 - 25 - 25) / (linePitchPt(11) * mmPerPt) + 0.01)).toBe(40)
  })
})

/** Letters of every width in bytes, and what some file system minds. */
const nasty = 'aé会𠮷. /\\:*?"<>|\u0000\u0007\u202e\u200b\ufeff\u{1f600}'

describe('numbers and names', () => {
  test('[X2] 公文用 numbers: one digit in full width, two and more in half width', () => {
    const numbers = (level: NumberLevel) => [1, 9, 10].map((position) => headingNumber(level, position))
    expect(numbers(1)).toEqual(['第１', '第９', '第10'])
    expect(numbers(2)).toEqual(['１', '９', '10'])
    expect(numbers(3)).toEqual(['(1)', '(9)', '(10)'])
    expect(numbers(4)).toEqual(['ア', 'ケ', 'コ'])
    expect(numbers(5)).toEqual(['(ア)', '(ケ)', '(コ)'])
    expect(officialDigits('資料2-1、資料12')).toBe('資料２-１、資料12')
  })

  test('on every level different positions have different numbers', () => {
    const level = fc.constantFrom<NumberLevel>(1, 2, 3, 4, 5)
    const position = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(level, position, position, (on, one, other) => {
        expect(headingNumber(on, one) === headingNumber(on, other)).toBe(one === other)
      }),
    )
  })

  test('a label is spread over its width and keeps its letters', () => {
    expect(spread('日時', 4)).toBe('日　　時')
    expect(spread('会議名', 4)).toBe('会 議 名')
    const label = fc.string({ minLength: 2, maxLength: 8, unit: fc.constantFrom(...'会議名日時場所出席者') })
    fc.assert(
      fc.property(label, fc.integer({ min: 2, max: 8 }), (text, width) => {
        const wide = spread(text, width)
        expect(wide.replace(/[ 　]/g, '')).toBe(text)
        expect(widthEm(wide)).toBe(Math.max(text.length, width))
      }),
    )
  })

  test('a file is called as offices call it, and as every file system lets it', () => {
    expect(paperFileName(facts(), '議事録')).toBe(
      '令和8年度第2回北信地域定住自立圏推進協議会幹事会_議事録_v1.0_20260918',
    )
    expect(paperFileName(facts(record({ confirmation: null })), '次第')).toContain('_次第_案_')
    expect(meetingFileName('../a\\b:c*?"<>|\u202e\u0000d')).toBe('abcd')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...nasty), maxLength: 200 }), (name) => {
        const part = safePart(name)
        expect(part).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]/u)
        expect(part).not.toMatch(/^\.|[. ]$/)
        expect(part.length).toBeGreaterThan(0)
        expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(240)
      }),
    )
  })

  test('every file of every paper is known by its name, and no other', () => {
    for (const kind of papersOf.meetings)
      for (const format of formatsOf[kind])
        expect(parsePaperFile(`${kind}.${format}`, papersOf.meetings)).toEqual({ kind, format })
    for (const name of [
      'minutes',
      'minutes.csv',
      'minutes.docx.pdf',
      '__proto__.pdf',
      'constructor.docx',
      '.pdf',
    ])
      expect(parsePaperFile(name, papersOf.meetings)).toBeUndefined()
  })
})

test('[X1] what is 内部 is in no part of what leaves the members’ circle', () => {
  const secret = record()
  const inside = { ...item('d1', 1), title: '内部の議題', disclosure: 'internal' as const }
  const shown = withoutInternal({
    ...secret,
    agenda: secret.agenda.map((section) => ({
      ...section,
      items: section.items.map((each) => (each.id === 'd1' ? inside : each)),
    })),
    blocks: secret.blocks.map((block) =>
      block.type === 'agendaItem' && block.itemId === 'd1' ? { ...block, title: '内部の議題' } : block,
    ),
  })
  const text = JSON.stringify(shown)
  for (const word of ['内部の議題', '技師が不在', 'R8-幹-07', '試算表の作成', 'たたき台'])
    expect(text).not.toContain(word)
  expect(text).toContain('デマンド交通')
  expect(shown.outcomes.map(({ itemId }) => itemId)).toEqual(['r1', 'd2', 'd3'])
})
