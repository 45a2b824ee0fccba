import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPositionedJson } from '../../server/dataset/positionedJson'

test('reads what JSON.parse reads, whatever the spacing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space)
      const json = readPositionedJson(text)
      expect(json.ok && json.value).toEqual(JSON.parse(text))
    }),
  )
})

test('refuses what JSON.parse refuses', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.string({ maxLength: 2 }), (value, at, noise) => {
      const text = JSON.stringify(value)
      const offset = at % (text.length + 1)
      const damaged = text.slice(0, offset) + noise + text.slice(offset + 1)
      let isJson = true
      try {
        JSON.parse(damaged)
      } catch {
        isJson = false
      }
      // A repeated key is valid JSON; this reader alone calls it a fault.
      const json = readPositionedJson(damaged)
      if (json.ok) expect(isJson).toBe(true)
      else expect(isJson && !json.message.includes('二度')).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('knows the line of each value, and of its surroundings when the value is missing', () => {
  const json = readPositionedJson('{\n  "a": [\n    1,\n    { "b": null }\n  ]\n}\n')
  if (!json.ok) throw new Error(json.message)
  expect(json.lineOf([])).toBe(1)
  expect(json.lineOf(['a'])).toBe(2)
  expect(json.lineOf(['a', 0])).toBe(3)
  expect(json.lineOf(['a', 1, 'b'])).toBe(4)
  expect(json.lineOf(['a', 1, 'missing', 7])).toBe(4)
})

test('a file nested without end is refused, not followed', () => {
  expect(readPositionedJson('['.repeat(100_000))).toMatchObject({ ok: false, message: '入れ子が深すぎます' })
})
