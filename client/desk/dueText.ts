import { startOfDay } from '../../shared/calendar'
import { deskText } from '../text/desk'

const dayMs = 24 * 60 * 60 * 1000

/** How many days from one day YYYY-MM-DD to another; negative when it is past. Japan has no summer time: days are even. */
export const daysBetween = (from: string, to: string): number => (startOfDay(to) - startOfDay(from)) / dayMs

/** きょう・あす・あと3日・2日超過 */
export function dueText(today: string, dueOn: string): string {
  const days = daysBetween(today, dueOn)
  if (days < 0) return deskText.late(-days)
  if (days === 0) return deskText.today
  return days === 1 ? deskText.tomorrow : deskText.inDays(days)
}
