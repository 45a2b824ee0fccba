import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyErrata, type ErratumRow, nextVersion } from '../../shared/minutes/errata'
import type { MinutesRecord } from '../../shared/minutes/record'
import { headSection } from '../../shared/minutes/sections'
import { sampleRecord } from './sampleRecord'

const row = (section: string, wrong: string, right: string): ErratumRow => ({
  section,
  wrong,
  right,
  reason: '誤記',
  requestedBy: { id: 'sakae', name: '栄村' },
})
function applied(rows: ErratumRow[], record = sampleRecord()): MinutesRecord {
  const result = applyErrata(record, rows)
  if (!('record' in result)) throw new Error(JSON.stringify(result))
  return result.record
}
const faults = (rows: ErratumRow[]) => {
  const result = applyErrata(sampleRecord(), rows)
  return 'faults' in result ? result.faults : []
}

describe('[V10] 正誤', () => {
  test('puts right what stands there, over bold and plain, and leaves the record it was made from alone', () => {
    const before = sampleRecord()
    const record = applied([row('雪', '車は二台と', '車は三台と')], before)
    expect(record.blocks[2]).toMatchObject({
      runs: [
        { text: '除雪車は', isBold: false },
        { text: '三台', isBold: true },
        { text: 'とする。', isBold: false },
      ],
    })
    expect(before).toEqual(sampleRecord())
    expect(record.confirmation).toBeNull()
    expect(record.errata).toMatchObject([
      { version: '1.1', place: '３(1) 雪の題', wrong: '車は二台と', right: '車は三台と' },
    ])
  })

  test('a decision and its line in the list, a title and its heading are one place', () => {
    const record = applied([row('雪', '共同で買う', '共同で借りる'), row('雪', '雪の題', '除雪の題')])
    expect(record.decisions[0]?.text).toBe('二台を共同で借りる。')
    expect(record.agenda[0]?.items[0]?.title).toBe('除雪の題')
    expect(record.blocks[1]).toMatchObject({ title: '除雪の題' })
    expect(applied([row(headSection, '飯山市役所', '中野市役所')]).meeting.place).toBe('中野市役所')
  })

  test('refuses what is not found exactly once at its place, and tells which row', () => {
    expect(faults([row('雪', '二台', '三台')])).toEqual([{ row: 0, fault: 'not_once' }])
    expect(faults([row('雪', '開会した', '開いた')])).toEqual([{ row: 0, fault: 'not_found' }])
    expect(faults([row(headSection, '開会した', '開いた'), row('無', 'a', 'b')])).toEqual([
      { row: 1, fault: 'unknown_section' },
    ])
    expect(faults([row('雪', '除雪車', '除雪車')])).toEqual([{ row: 0, fault: 'nothing_changes' }])
  })

  test('what is put in may hold any characters, and putting it back gives the same record', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (right) => {
        const there = row('雪', '除雪車は', `〔${right}〕`)
        const record = applied([there])
        expect(JSON.stringify(record.blocks)).toContain(JSON.stringify(`〔${right}〕`).slice(1, -1))
        const back = applyErrata(record, [row('雪', `〔${right}〕`, '除雪車は')])
        if ('record' in back) expect(back.record.blocks).toEqual(sampleRecord().blocks)
        else expect(back.faults[0]?.fault).toBe('nothing_changes')
      }),
      { seed: 4 },
    )
  })

  test('versions count on', () => {
    expect(['1.0', '1.1', '1.9'].map(nextVersion)).toEqual(['1.1', '1.2', '1.10'])
  })
})
