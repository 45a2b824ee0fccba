import { type AnswerLevel, answerLevelLabel, answerLevels } from '../confirmation/level'

/**
 * Cells of a 回答票 as offices fill them in: full-width figures, 和暦, units behind numbers, words of their own. `undefined` is what
 * cannot be read; null is an empty cell.
 */

/** Width and space that nobody sees. */
export const tidy = (cell: string): string => cell.normalize('NFKC').replace(/\s+/g, ' ').trim()
/** For words of a list, which people write with spaces and brackets around them. */
const bare = (cell: string): string => tidy(cell).replace(/[\s「」『』()（）・.。]/g, '')

/** 1,200・1200千円・40時間 → a whole number; `units` is what may stand behind it. */
export function readCount(cell: string, units: readonly string[]): number | null | undefined {
  const text = tidy(cell).replace(/[\s,，]/g, '')
  if (text === '' || text === '-' || text === 'ー') return null
  const unit = units.find((each) => text.endsWith(each))
  const digits = unit === undefined ? text : text.slice(0, -unit.length)
  return /^\d{1,10}(\.0+)?$/.test(digits) ? Number(digits) : undefined
}

const eras: readonly [string, number][] = [
  ['令和', 2018],
  ['平成', 1988],
  ['R', 2018],
  ['H', 1988],
]

/** The year that a word of the era stands for: 令和8, R8, 令和元, 2026. */
function yearOf(word: string): number | undefined {
  for (const [era, before] of eras)
    if (word.toUpperCase().startsWith(era)) {
      const count = word.slice(era.length).replace('元', '1')
      return /^\d{1,2}$/.test(count) && Number(count) > 0 ? before + Number(count) : undefined
    }
  return /^(19|20|21)\d{2}$/.test(word) ? Number(word) : undefined
}

/** 令和9年度・R9・2027年度 → 2027. */
export function readFiscalYear(cell: string): number | null | undefined {
  const text = tidy(cell).replace(/\s/g, '')
  if (text === '') return null
  return yearOf(text.replace(/年?度?(から|以降)?$/, ''))
}

/** 2026-10-03・2026/10/3・令和8年10月3日（土）・R8.10.3 → YYYY-MM-DD. */
export function readDay(cell: string): string | null | undefined {
  const text = tidy(cell)
    .replace(/\s/g, '')
    .replace(/\([^)]*\)$/, '')
  if (text === '') return null
  const parts = /^([^年./-]+)[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(text)
  const year = parts?.[1] === undefined ? undefined : yearOf(parts[1])
  if (!parts || year === undefined) return undefined
  const day = `${year}-${pad(parts[2])}-${pad(parts[3])}`
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day) ? day : undefined
}

const pad = (digits: string | undefined): string => (digits ?? '').padStart(2, '0')

const levelWords: Record<AnswerLevel, readonly string[]> = {
  official_in_charge: ['担当者', '担当', '係', '係長'],
  section_chief: ['課', '課長', '課内'],
  head: ['首長', '首長了解', '市長', '町長', '村長', '組合長', '連合長'],
  assembly: ['議決', '議会', '議会議決'],
}

/** An empty cell is the least binding level: nothing is binding by accident. */
export function readLevel(cell: string): AnswerLevel | undefined {
  const word = bare(cell)
  if (word === '') return 'official_in_charge'
  return answerLevels.find((level) => levelWords[level].includes(word) || answerLevelLabel[level] === word)
}

/** One of `words`, however it is bracketed and spaced. */
export function readWord<W extends string>(
  cell: string,
  words: Readonly<Record<W, readonly string[]>>,
): W | null | undefined {
  const word = bare(cell)
  if (word === '') return null
  // The keys of a record are what its type says.
  return (Object.keys(words) as W[]).find((key) => words[key].some((each) => bare(each) === word))
}

/** Names with any of the usual separators between them. */
export const readNames = (cell: string): string[] =>
  cell
    .normalize('NFC')
    .split(/[、，,／/;；\n・]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** 照会番号 and 提案番号 as they are compared: R8-照-01 whatever dash was typed. */
export const sameNumber = (one: string, other: string): boolean => plainNumber(one) === plainNumber(other)
const plainNumber = (number: string) =>
  tidy(number)
    .replace(/[‐‑–—―ー−－]/g, '-')
    .replace(/\s/g, '')
    .toUpperCase()
