import { addDays, weekdayOf } from '../calendar'

/** Why a day is not proposed for a meeting. */
export type DayObstacle =
  | { kind: 'weekend' }
  | { kind: 'holiday'; name: string }
  | { kind: 'year_end' }
  | { kind: 'session'; organisationName: string; name: string }
  | { kind: 'avoided_month'; month: number }
  | { kind: 'meeting'; name: string }
  | { kind: 'past_promise'; deadline: string }

export interface CandidateDay {
  /** YYYY-MM-DD */
  day: string
  /** none: the day is proposed */
  obstacles: readonly DayObstacle[]
}

/** What stands in the way of a meeting; days are YYYY-MM-DD and both ends of a stretch are inside. */
export interface Hindrances {
  /** the name of a holiday by its day */
  holidayName: (day: string) => string | undefined
  sessions: readonly { organisationName: string; name: string; from: string; to: string }[]
  /** 1–12 */
  avoidMonths: readonly number[]
  /** meetings that stand already */
  meetings: readonly { day: string; name: string }[]
  /** the last day the body's promise (開催間隔の約束) allows; null: none, or it is past already */
  deadline: string | null
}

/** Every day of a stretch with all that speaks against it: who is offered a date may see why another was not. */
export function judgedDays(from: string, to: string, hindrances: Hindrances): CandidateDay[] {
  const days: CandidateDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    days.push({ day, obstacles: obstaclesOn(day, hindrances) })
  return days
}

function obstaclesOn(day: string, hindrances: Hindrances): DayObstacle[] {
  const month = Number(day.slice(5, 7))
  const holiday = hindrances.holidayName(day)
  const { deadline } = hindrances
  return [
    ...(isWeekend(day) ? [{ kind: 'weekend' } as const] : []),
    ...(holiday === undefined ? [] : [{ kind: 'holiday', name: holiday } as const]),
    ...(isYearEnd(day) ? [{ kind: 'year_end' } as const] : []),
    ...hindrances.sessions
      .filter(({ from, to }) => from <= day && day <= to)
      .map(({ organisationName, name }) => ({ kind: 'session', organisationName, name }) as const),
    ...(hindrances.avoidMonths.includes(month) ? [{ kind: 'avoided_month', month } as const] : []),
    ...hindrances.meetings
      .filter((meeting) => meeting.day === day)
      .map(({ name }) => ({ kind: 'meeting', name }) as const),
    ...(deadline !== null && day > deadline ? [{ kind: 'past_promise', deadline } as const] : []),
  ]
}

/** Whether offices work on a day: no weekend, no holiday, no year's end. */
export const isOfficeDay = (day: string, holidayName: Hindrances['holidayName']): boolean =>
  !isWeekend(day) && !isYearEnd(day) && holidayName(day) === undefined

const isWeekend = (day: string): boolean => [0, 6].includes(weekdayOf(day))

/** 行政機関の休日 besides the holidays: 29 December to 3 January. */
const isYearEnd = (day: string): boolean => day.slice(5) >= '12-29' || day.slice(5) <= '01-03'

/** So many of the free days, spread evenly over the stretch: five days of one week would be one answer. */
export function proposedDays(days: readonly CandidateDay[], count: number): string[] {
  const free = days.filter(({ obstacles }) => obstacles.length === 0).map(({ day }) => day)
  if (free.length <= count) return free
  const step = free.length / count
  return Array.from({ length: count }, (_, index) => free[Math.floor(step * (index + 0.5))] ?? '').filter(
    (day) => day !== '',
  )
}
