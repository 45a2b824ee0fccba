import { createSignal } from 'solid-js'

/** A day that will be asked, with its hours HH:mm. */
export interface ChosenDay {
  day: string
  from: string
  to: string
}

const defaultHours = { from: '13:30', to: '15:30' }

/** The days somebody has chosen, in their order; new ones take the hours that were set for all. */
export function createChosenDays() {
  const [days, setDays] = createSignal<readonly ChosenDay[]>([])
  const [hours, setHours] = createSignal(defaultHours)
  const has = (day: string) => days().some((each) => each.day === day)
  const add = (added: readonly string[]) =>
    setDays((all) =>
      [
        ...all,
        ...[...new Set(added)]
          .filter((day) => !all.some((each) => each.day === day))
          .map((day) => ({ day, ...hours() })),
      ].sort((one, other) => one.day.localeCompare(other.day)),
    )
  const remove = (day: string) => setDays((all) => all.filter((each) => each.day !== day))
  const change = (day: string, part: Partial<ChosenDay>) =>
    setDays((all) => all.map((each) => (each.day === day ? { ...each, ...part } : each)))
  /** The hours of all days: those chosen and those to come. */
  const setAll = (part: Partial<typeof defaultHours>) => {
    setHours((all) => ({ ...all, ...part }))
    setDays((all) => all.map((each) => ({ ...each, ...part })))
  }
  const clear = () => setDays([])
  return { days, hours, has, add, remove, change, setAll, clear }
}

export type ChosenDays = ReturnType<typeof createChosenDays>

/** HH:mm of a day YYYY-MM-DD in Japan → ms since 1970 */
export const instantAt = (day: string, time: string): number => Date.parse(`${day}T${time}:00+09:00`)
