import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsMax, wrap } from '../../shared/mail/wrap'

const piece = fc.constantFrom(
  '会',
  '議',
  'あ',
  '、',
  '。',
  '）',
  ' ',
  'a',
  '12',
  'https://entaku.example.lg.jp/m/1',
  '（',
)
const lines = fc.array(
  fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join('')),
  { maxLength: 4 },
)
const columns = (line: string) =>
  [...line].reduce((sum, character) => sum + (/[\u0020-\u007e]/.test(character) ? 1 : 2), 0)
const isRest = /^[、。）]+$/

test('[N1] no line is longer than the columns, but for marks that may not begin the next one', () => {
  fc.assert(
    fc.property(lines, (texts) => {
      for (const line of wrap(texts.join('\n')).split('\n')) {
        if (/^https:\S+$/.test(line)) continue
        const characters = [...line]
        while (columns(characters.join('')) > columnsMax && isRest.test(characters.at(-1) ?? ''))
          characters.pop()
        expect(columns(characters.join(''))).toBeLessThanOrEqual(columnsMax)
      }
    }),
  )
})

test('[N1] breaking lines changes no character but spaces', () => {
  fc.assert(
    fc.property(lines, (texts) => {
      const text = texts.join('\n')
      expect(wrap(text).replace(/[ \n]/g, '')).toBe(text.replace(/[ \n]/g, ''))
    }),
  )
})

test('[N1] an address stays whole, also one that is longer than a line', () => {
  const address = `https://entaku.example.lg.jp/${'a'.repeat(90)}`
  expect(wrap(address)).toBe(address)
  expect(wrap(`${'会'.repeat(30)}https://entaku.example.lg.jp/m/1`)).toBe(
    `${'会'.repeat(30)}\nhttps://entaku.example.lg.jp/m/1`,
  )
})
