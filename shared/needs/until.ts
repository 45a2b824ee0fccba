import { fiscalYear } from '../calendar'

/** いつまで, as a form asks it: most do not know a day. */
export const untilChoices = ['none', 'this_year', 'next_year', 'day'] as const
export type UntilChoice = (typeof untilChoices)[number]

/** The last day of the 年度 so many years from today's. */
export const endOfFiscalYear = (today: string, years: number): string =>
  `${fiscalYear(today) + years + 1}-03-31`

/** The day a choice stands for; null for 決まっていない. */
export function untilDay(choice: UntilChoice, day: string, today: string): string | null {
  switch (choice) {
    case 'none':
      return null
    case 'this_year':
      return endOfFiscalYear(today, 0)
    case 'next_year':
      return endOfFiscalYear(today, 1)
    case 'day':
      return day
  }
}

/** The choice that stands for a stored day, for the form that changes it. */
export function untilChoiceOf(day: string | null, today: string): UntilChoice {
  if (day === null) return 'none'
  if (day === endOfFiscalYear(today, 0)) return 'this_year'
  return day === endOfFiscalYear(today, 1) ? 'next_year' : 'day'
}
