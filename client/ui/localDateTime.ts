import { dayOf, startOfDay } from '../../shared/calendar'

const minuteMs = 60_000

/** ms since 1970 → YYYY-MM-DDTHH:mm in Japan */
export function localText(at: number): string {
  const day = dayOf(at)
  const minutes = Math.floor((at - startOfDay(day)) / minuteMs)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** YYYY-MM-DDTHH:mm in Japan → ms since 1970 */
export function instantOf(text: string): number {
  return Date.parse(`${text.slice(0, 16)}:00+09:00`)
}
