import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../shared/minutes/canonical'

describe('canonical JSON', () => {
  test('keys are sorted at every depth and nothing is inserted between', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: '髙\n𠮷' })).toBe(
      '{"a":"髙\\n𠮷","b":[{"a":null,"z":1}]}',
    )
  })

  test('composed and decomposed kana stay what they are', () => {
    expect(canonicalJson('\u304c')).not.toBe(canonicalJson('\u304b\u3099'))
  })

  test('the order in which keys were written does not show, and parsing gives the value back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        // fast-check's JsonValue is JSON but declared with optional keys.
        const json = value as Parameters<typeof canonicalJson>[0] & object
        const shuffled = Object.fromEntries(Object.entries(json).reverse()) as typeof json
        expect(canonicalJson(shuffled)).toBe(canonicalJson(json))
        expect(canonicalJson(JSON.parse(canonicalJson(json)))).toBe(canonicalJson(json))
      }),
    )
  })
})
