import { dayOf, startOfDay } from '../../../shared/calendar'

const dayMs = 24 * 60 * 60 * 1000
const hourMs = 60 * 60 * 1000

/** So many days before (negative) or after the day of `now`, moved from a weekend to the Monday after, at an hour in Japan. */
export function workingTime(now: number, days: number, hour: number): number {
  const day = startOfDay(dayOf(now)) + days * dayMs
  const weekday = new Date(day + 9 * hourMs).getUTCDay()
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return day + shift * dayMs + hour * hourMs
}

/** The same as a day YYYY-MM-DD in Japan. */
export const workingDay = (now: number, days: number): string => dayOf(workingTime(now, days, 12))
