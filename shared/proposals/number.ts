import { fiscalYear } from '../calendar'

const shortEra = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone: 'Asia/Tokyo',
  era: 'narrow',
  year: 'numeric',
})

/** The part of a proposal's number that names the 年度 of its first submission: 'R8-' for 令和8年度. */
export function numberPrefix(day: string): string {
  const parts = shortEra.formatToParts(Date.parse(`${fiscalYear(day)}-04-01T00:00:00+09:00`))
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('era')}${part('year').replace('元', '1')}-`
}

/** The next 連番 after those in use: 'R8-03' after ['R8-01', 'R8-02']. A gap is never filled again. */
export function nextNumber(prefix: string, taken: readonly string[]): string {
  const last = Math.max(0, ...taken.map((number) => Number(number.slice(prefix.length))))
  return `${prefix}${String(last + 1).padStart(2, '0')}`
}
