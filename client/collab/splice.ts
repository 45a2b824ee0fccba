/** One replacement that turns one string into another: `deleted` code units at `at` give way to `inserted`. */
export interface Splice {
  at: number
  deleted: number
  inserted: string
}

/**
 * The smallest single replacement from `before` to `after`. It never cuts a surrogate pair: Yjs would turn the halves
 * of 𠮷 into U+FFFD, differently on each side.
 */
export function splice(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (isHigh(before, start - 1)) start--
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (isLow(before, before.length - end)) end--
  return {
    at: start,
    deleted: before.length - start - end,
    inserted: after.slice(start, after.length - end),
  }
}

const isHigh = (text: string, index: number) => /[\ud800-\udbff]/.test(text[index] ?? '')
const isLow = (text: string, index: number) => /[\udc00-\udfff]/.test(text[index] ?? '')
