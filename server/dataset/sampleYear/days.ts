import { dayOf, startOfDay } from '../../../shared/calendar'

const dayMs = 24 * 60 * 60 * 1000
const hourMs = 60 * 60 * 1000

/**
 * So many days before (negative) or after the day of `now`, at an hour in Japan. A weekend becomes the Friday before for
 * the past and the Monday after for the future, so that nothing past slips into the future.
 */
export function workingTime(now: number, days: number, hour: number): number {
  const day = startOfDay(dayOf(now)) + days * dayMs
  const weekday = new Date(day + 9 * hourMs).getUTCDay()
  const past = { 0: -2, 6: -1 }[weekday] ?? 0
  const future = { 0: 1, 6: 2 }[weekday] ?? 0
  return day + (days < 0 ? past : future) * dayMs + hour * hourMs
}

/** The same as a day YYYY-MM-DD in Japan. */
export const workingDay = (now: number, days: number): string => dayOf(workingTime(now, days, 12))
