let segmenter: Intl.Segmenter | undefined

/**
 * The segmenter keeps a copy of all it was given for each letter it finds: of 60,000 letters at once it takes a minute and gigabytes.
 * It is therefore given no more than this at a time; letters longer than that are none of any script.
 */
const unitsAtOnce = 256

/** The segmenter is made when it is needed: a page without long texts opens in a browser that has none. */
function* letters(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' })
  for (let from = 0; from < text.length; ) {
    const until = wholeCharacter(text, from + unitsAtOnce)
    const found = [...segmenter.segment(text.slice(from, until))].map(({ segment }) => segment)
    // What stands at the cut may go on behind it, and begins the next piece.
    if (until < text.length && found.length > 1) found.pop()
    for (const letter of found) {
      from += letter.length
      yield letter
    }
  }
}

/** No piece ends in half a character. */
const wholeCharacter = (text: string, at: number): number =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1)) ? at + 1 : at

/** Letters as people count them: 「𠮷」 and 「が」 typed in two parts are one each, and the end of a line is none. */
export function lettersIn(text: string): number {
  let count = 0
  for (const letter of letters(text.trim())) if (!/^[\r\n]+$/.test(letter)) count += 1
  return count
}

/** No text has more letters than units: most are short enough without counting. */
export const isWithin = (text: string, max: number): boolean => text.length <= max || lettersIn(text) <= max

/** The beginning of a text in so many letters, for a title or a line of a list. */
export function shortened(text: string, max: number): string {
  const all = [...letters(text.trim().replace(/\s+/g, ' '))]
  return all.length <= max ? all.join('') : `${all.slice(0, max - 1).join('')}…`
}
