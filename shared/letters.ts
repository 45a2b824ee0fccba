let segmenter: Intl.Segmenter | undefined

/** Made when it is needed: a page without long texts opens in a browser that has none. */
function letters(text: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** Letters as people count them: 「𠮷」 and 「が」 typed in two parts are one each, and the end of a line is none. */
export const lettersIn = (text: string): number =>
  letters(text.trim()).filter((letter) => !/^[\r\n]+$/.test(letter)).length

/** No text has more letters than units: most are short enough without counting. */
export const isWithin = (text: string, max: number): boolean => text.length <= max || lettersIn(text) <= max

/** The beginning of a text in so many letters, for a title or a line of a list. */
export function shortened(text: string, max: number): string {
  const all = letters(text.trim().replace(/\s+/g, ' '))
  return all.length <= max ? all.join('') : `${all.slice(0, max - 1).join('')}…`
}
