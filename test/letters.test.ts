import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { text } from '../shared/commandParts'
import { lettersIn, shortened } from '../shared/letters'

/** What people take for one letter: also in two or seven parts. */
const letter = fc.constantFrom('あ', 'a', '𠮷', 'か\u3099', 'ｶﾞ', '👨‍👩‍👧‍👦', '🇯🇵', '葛\u{e0100}', ' ')

describe('letters', () => {
  test('are counted as people count them, wherever a long text is cut for counting', () => {
    fc.assert(
      fc.property(fc.array(letter, { minLength: 200, maxLength: 700 }), (letters) => {
        const written = ['「', ...letters, '」'].join('')
        expect(lettersIn(written)).toBe(letters.length + 2)
        expect(shortened(`${'字'.repeat(255)}${letters.join('')}」`, 256).length).toBeGreaterThan(255)
      }),
      { seed: 5, numRuns: 50 },
    )
  })

  test('the end of a line is none', () => {
    expect(lettersIn('一\r\n二\n三\n')).toBe(3)
  })

  test('[S8] of a text far too long nobody waits for the count', () => {
    const began = performance.now()
    const said = v.safeParse(text('やること', 4000), 'か\u3099'.repeat(30_000))
    expect(said.issues?.[0].message).toBe('やることは4000字以内で書いてください（いまは30000字です）。')
    expect(v.safeParse(text('件名', 100), 'x'.repeat(900_000)).issues?.[0].message).toBe(
      '件名は100字以内で書いてください。',
    )
    // Given whole to the segmenter, it took a minute and eight gigabytes.
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
