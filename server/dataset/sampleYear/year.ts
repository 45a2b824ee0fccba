import { workingTime } from './days'

const quarterHourMs = 15 * 60_000

/** One thing somebody did in the sample year. */
interface Deed {
  at: number
  act: (at: number) => Promise<void>
}

/** Puts down the next deed of one matter: at `hour` of a day counted from the day of loading. */
export type Chain = (day: number, hour: number, act: Deed['act']) => void

/** The deeds of the year, done in the order of time, whichever matter they belong to: numbers and the chain of records depend on it. */
export class Year {
  private readonly deeds: Deed[] = []

  constructor(private readonly now: number) {}

  /** Two days may fall on one Friday: within a matter the later deed still comes later. */
  chain(): Chain {
    let last = 0
    return (day, hour, act) => {
      last = Math.max(workingTime(this.now, day, hour), last + quarterHourMs)
      this.deeds.push({ at: last, act })
    }
  }

  async happen(): Promise<void> {
    for (const { at, act } of this.deeds.toSorted((one, other) => one.at - other.at)) await act(at)
  }
}
