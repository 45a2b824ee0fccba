import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attachment } from '../../server/routing/attachment'
import { safeFileName } from '../../shared/materials/fileName'

describe('names of files', () => {
  test.each([
    ['C:\\Users\\企画\\除雪計画.pdf', '除雪計画.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['見積\u202Efdp.docx', '見積fdp.docx'],
    ['議\u0000事\n録.txt', '議事録.txt'],
    ['か\u3099いよう.pdf', 'がいよう.pdf'],
    ['CON.csv', '_CON.csv'],
    ['負担金: 案<2>?.xlsx', '負担金_ 案_2__.xlsx'],
    ['  .資料. .pdf', '資料.pdf'],
    ['', '資料'],
    ['髙﨑𠮷.pdf', '髙﨑𠮷.pdf'],
  ])('[G6] %j is kept as %j', (name, kept) => {
    expect(safeFileName(name)).toBe(kept)
  })

  test('[G6] whatever is sent, the name is one name, visible, short and the same when it is sent again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('', '.pdf', '.xlsx'),
        (stem, end) => {
          const name = safeFileName(stem + end)
          expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202A-\u202E\u2066-\u2069\u200B]/u)
          expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(220)
          expect([...name].length).toBeGreaterThan(0)
          expect(safeFileName(name)).toBe(name)
        },
      ),
    )
  })

  test('[G6] a download names it in full for those who read RFC 5987, and in ASCII for the others', () => {
    expect(attachment("資料1_除雪(案)'.pdf", 'material')).toBe(
      `attachment; filename="_1__.pdf"; filename*=UTF-8''%E8%B3%87%E6%96%991_%E9%99%A4%E9%9B%AA%28%E6%A1%88%29%27.pdf`,
    )
    expect(attachment('除雪計画.pdf', 'material')).toContain('filename="material.pdf"')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = attachment(safeFileName(name), 'material')
        expect(header).toMatch(/^attachment; filename="[ -!#-~]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/)
      }),
    )
  })
})
