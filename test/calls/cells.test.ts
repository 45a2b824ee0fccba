import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wareki, warekiFiscalYear, warekiWithWeekday } from '../../shared/calendar'
import {
  readCount,
  readDay,
  readFiscalYear,
  readLevel,
  readNames,
  readWord,
  sameNumber,
} from '../../shared/calls/readCells'
import { answerLevelLabel, answerLevels } from '../../shared/confirmation/level'

/** As Japanese input writes it when nobody changes the width. */
const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
const padded = fc.constantFrom('', ' ', '　', '\t', ' 　')
const asTyped = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(padded, text, padded, fc.boolean())
    .map(([before, word, after, isWide]) => `${before}${isWide ? wide(word) : word}${after}`)

const anyDay = fc
  .integer({ min: Date.UTC(2019, 4, 1), max: Date.UTC(2060, 11, 31) })
  .map((at) => new Date(at).toISOString().slice(0, 10))

describe('days', () => {
  test('[Q9] a day is read however offices write it', () => {
    fc.assert(
      fc.property(
        anyDay.chain((day) => {
          const [year, month, date] = day.split('-').map(Number) as [number, number, number]
          const words = [
            day,
            day.replaceAll('-', '/'),
            `${year}/${month}/${date}`,
            `${year}年${month}月${date}日`,
            `R${year - 2018}.${month}.${date}`,
            `令和${year - 2018}.${month}.${date}`,
            wareki(day),
            warekiWithWeekday(day),
          ]
          return fc.tuple(fc.constant(day), asTyped(fc.constantFrom(...words)))
        }),
        ([day, cell]) => {
          expect(readDay(cell)).toBe(day)
        },
      ),
    )
  })

  test('[Q9] what is no day is not read as one, and nothing is nothing', () => {
    for (const cell of ['令和8年13月1日', '2026-02-30', '10月3日', '未定', '令和0年1月1日', '46298', 'R8'])
      expect(readDay(cell), cell).toBeUndefined()
    for (const cell of ['', '　', ' ']) expect(readDay(cell)).toBeNull()
  })
})

describe('numbers and years', () => {
  test('[Q9] a number is read with commas, units and any width, and never guessed', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 9_999_999 })
          .chain((count) =>
            fc.tuple(
              fc.constant(count),
              asTyped(
                fc.constantFrom(`${count}`, count.toLocaleString('ja-JP'), `${count}千円`, `${count}千円/年`),
              ),
            ),
          ),
        ([count, cell]) => {
          expect(readCount(cell, ['千円/年', '千円'])).toBe(count)
        },
      ),
    )
    for (const cell of ['50万', '500～600', '-5', '1.5', '約500', '500時間'])
      expect(readCount(cell, ['千円'])).toBeUndefined()
  })

  test('[Q9] a 年度 is read as era or Christian year', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2019, max: 2080 })
          .chain((year) =>
            fc.tuple(
              fc.constant(year),
              asTyped(
                fc.constantFrom(
                  warekiFiscalYear(year),
                  `R${year - 2018}`,
                  `令和${year - 2018}`,
                  `${year}`,
                  `${year}年度`,
                ),
              ),
            ),
          ),
        ([year, cell]) => {
          expect(readFiscalYear(cell)).toBe(year)
        },
      ),
    )
    for (const cell of ['9', '来年度', '令和', '12345']) expect(readFiscalYear(cell)).toBeUndefined()
  })
})

describe('words', () => {
  test('[Q9] a level by any of its names; empty is the least binding, and what is none of them is said so', () => {
    for (const level of answerLevels) expect(readLevel(answerLevelLabel[level])).toBe(level)
    expect([
      readLevel(''),
      readLevel('　'),
      readLevel('村長'),
      readLevel('（課）'),
      readLevel('ぎけつ'),
    ]).toEqual(['official_in_charge', 'official_in_charge', 'head', 'section_chief', undefined])
  })

  test('[Q9] numbers of calls are the same whatever dash and width', () => {
    for (const number of ['Ｒ８－照－０１', 'r8‐照‐01', 'R8ー照ー01', ' R8-照-01 '])
      expect(sameNumber(number, 'R8-照-01')).toBe(true)
    expect(sameNumber('R8-照-02', 'R8-照-01')).toBe(false)
  })

  test('[Q9] names stand apart by any separator, and a word is found in brackets', () => {
    expect(readNames('栄村、野沢温泉村・中野市\n木島平村／飯山市')).toEqual([
      '栄村',
      '野沢温泉村',
      '中野市',
      '木島平村',
      '飯山市',
    ])
    expect(readWord('「参加」', { join: ['参加'], decline: ['不参加'] })).toBe('join')
    expect(readWord('不参加', { join: ['参加'], decline: ['不参加'] })).toBe('decline')
  })
})
