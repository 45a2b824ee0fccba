import { daysBetween } from '../../shared/calendar'
import { deskText } from '../text/desk'

/** きょう・あす・あと3日・2日超過 */
export function dueText(today: string, dueOn: string): string {
  const days = daysBetween(today, dueOn)
  if (days < 0) return deskText.late(-days)
  if (days === 0) return deskText.today
  return days === 1 ? deskText.tomorrow : deskText.inDays(days)
}
