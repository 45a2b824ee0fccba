/** Days and times as Japanese offices write them. All of it is Japan time: the field has one time zone. */
const timeZone = 'Asia/Tokyo'

const dayParts = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const warekiLong = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone,
  era: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
})
const warekiNarrow = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone,
  era: 'narrow',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})
const weekday = new Intl.DateTimeFormat('ja-JP', { timeZone, weekday: 'short' })
const clockParts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })

/** `at` in ms since 1970 → the day in Japan as YYYY-MM-DD. */
export function dayOf(at: number): string {
  return dayParts.format(at)
}

/** YYYY-MM-DD → ms since 1970 of that day's 00:00 in Japan. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+09:00`)
}

/** The Japanese fiscal year (年度, April to March) of a day YYYY-MM-DD, as its first calendar year. */
export function fiscalYear(day: string): number {
  const [year = '', month = ''] = day.split('-')
  return Number(month) >= 4 ? Number(year) : Number(year) - 1
}

/** 令和8年11月24日; the first year of an era is 元年, as 公用文 writes it. */
export function wareki(day: string): string {
  return warekiLong.format(startOfDay(day))
}

/** 令和8年11月24日（火） */
export function warekiWithWeekday(day: string): string {
  return `${wareki(day)}（${weekday.format(startOfDay(day))}）`
}

/** R8.11.24, where a table has no room for words */
export function warekiShort(day: string): string {
  const parts = warekiNarrow.formatToParts(startOfDay(day))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('era')}${part('year').replace('元', '1')}.${part('month')}.${part('day')}`
}

/** 令和8年度 */
export function warekiFiscalYear(year: number): string {
  return `${wareki(`${year}-04-01`).replace(/年.*$/, '')}年度`
}

/** 午後1時30分 */
export function timeOfDay(at: number): string {
  const [hour = 0, minute = 0] = clockParts.format(at).split(':').map(Number)
  const half = hour < 12 ? '午前' : '午後'
  return `${half}${hour % 12}時${minute === 0 ? '' : `${minute}分`}`
}

/** 13:30, where a table or a clock has no room for words */
export function clockTime(at: number): string {
  return clockParts.format(at)
}

/** 令和8年11月24日（火）午後1時30分 */
export function warekiDateTime(at: number): string {
  return `${warekiWithWeekday(dayOf(at))}${timeOfDay(at)}`
}

/** A number in 公用文: one digit in full width, two and more in half width. */
export function officialNumber(value: number): string {
  return value < 10 ? String.fromCharCode(0xff10 + value) : String(value)
}

const dayMs = 24 * 60 * 60 * 1000

/** The day so many days after (or before) a day YYYY-MM-DD. Japan has no summer time: days are even. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The weekday of a day YYYY-MM-DD, 0 for Sunday, wherever the machine stands. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** Days from one day YYYY-MM-DD to another; negative when the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / dayMs)
}
