import { addDays, daysBetween, fiscalYear } from '../calendar'
import type { ForumRules } from '../forums/rules'

/** 順調 / まもなく / 超過 / 未開催; a body that promised nothing and met has none of them. */
const cadenceStates = ['on_track', 'soon', 'overdue', 'never_held', 'no_promise'] as const
export type CadenceState = (typeof cadenceStates)[number]

export const cadenceStateLabel: Record<CadenceState, string> = {
  on_track: '順調',
  soon: 'まもなく',
  overdue: '超過',
  never_held: '未開催',
  no_promise: '約束なし',
}

/** A meeting as the promise sees it; which ones were held, shared/meetings/meeting.ts says (`wasHeld`). */
export interface PromiseMeeting {
  /** YYYY-MM-DD */
  day: string
  isWritten: boolean
  wasHeld: boolean
}

export interface CadenceQuestion {
  promise: ForumRules['cadence']
  /** the day the agreement (協定・協約) was made, or the body was set up; null: nobody knows */
  agreedOn: string | null
  meetings: readonly PromiseMeeting[]
  /** YYYY-MM-DD */
  today: string
}

export interface Cadence {
  state: CadenceState
  /** the last meeting that counts; null: none yet */
  lastOn: string | null
  agreedOn: string | null
  /** from the last meeting, else from the agreement */
  daysSince: number | null
  /** the day until which the next meeting is promised; null: nothing is promised, or nobody knows from when */
  dueOn: string | null
  /** 0 until the due day has passed */
  overdueDays: number
  /** in the 年度 of today */
  heldThisYear: number
  promisedPerYear: number
  longestGapDays: number | null
}

/** The next meeting is prepared over about six weeks: dates are asked at T-45. */
const preparationDays = 45

/**
 * [K6] How a body stands by its promise (年n回, longest gap). Pure: what was cancelled or postponed never counts, 書面開催 only where
 * the body says so, and only a meeting that was held makes it better.
 */
export function cadenceOf({ promise, agreedOn, meetings, today }: CadenceQuestion): Cadence {
  const held = meetings
    .filter((each) => each.wasHeld && each.day <= today && (promise.doesWrittenCount || !each.isWritten))
    .map(({ day }) => day)
    // What was held before the agreement prepared it.
    .filter((day) => agreedOn === null || day >= agreedOn)
    .sort()
  const lastOn = held.at(-1) ?? null
  const since = lastOn ?? agreedOn
  const promised =
    since === null ? [] : [...gapPromise(promise, since), ...yearPromise(promise, held, since, agreedOn)]
  const dueOn = earliest(promised.map((each) => each.dueOn))
  const soonOn = earliest(promised.map((each) => each.soonOn))
  return {
    state: stateOf({
      isHeld: lastOn !== null,
      isPromised: hasPromise(promise),
      dueOn,
      soonOn,
      agreedOn,
      today,
    }),
    lastOn,
    agreedOn,
    daysSince: since === null ? null : daysBetween(since, today),
    dueOn,
    overdueDays: dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today)),
    heldThisYear: held.filter((day) => fiscalYear(day) === fiscalYear(today)).length,
    promisedPerYear: promise.perFiscalYear,
    longestGapDays: promise.longestGapDays,
  }
}

const hasPromise = ({ perFiscalYear, longestGapDays }: ForumRules['cadence']): boolean =>
  perFiscalYear > 0 || longestGapDays !== null

interface Standing {
  isHeld: boolean
  isPromised: boolean
  dueOn: string | null
  soonOn: string | null
  agreedOn: string | null
  today: string
}

function stateOf({ isHeld, isPromised, dueOn, soonOn, agreedOn, today }: Standing): CadenceState {
  if (!isHeld && (isPromised || agreedOn !== null)) return 'never_held'
  if (dueOn === null || soonOn === null) return 'no_promise'
  if (today > dueOn) return 'overdue'
  return today >= soonOn ? 'soon' : 'on_track'
}

interface Promised {
  dueOn: string
  /** from this day on the next one is prepared */
  soonOn: string
}

/** A short gap leaves less time: a monthly meeting is not always まもなく. */
function gapPromise({ longestGapDays }: ForumRules['cadence'], since: string): Promised[] {
  if (longestGapDays === null) return []
  const dueOn = addDays(since, longestGapDays)
  return [{ dueOn, soonOn: addDays(dueOn, -Math.min(preparationDays, Math.ceil(longestGapDays / 4))) }]
}

/**
 * 年n回 is due by the end of the 年度 of the last meeting, or of the next one where that has its number already; what a 年度 left
 * owing is overdue until the body meets again. The 年度 of the agreement itself owes nothing.
 */
function yearPromise(
  { perFiscalYear }: ForumRules['cadence'],
  held: readonly string[],
  since: string,
  agreedOn: string | null,
): Promised[] {
  if (perFiscalYear === 0) return []
  const year = fiscalYear(since)
  const count = held.filter((day) => fiscalYear(day) === year).length
  const isComplete = count >= perFiscalYear || (agreedOn !== null && fiscalYear(agreedOn) >= year)
  const missing = isComplete ? perFiscalYear : perFiscalYear - count
  const dueOn = `${isComplete ? year + 2 : year + 1}-03-31`
  // Twenty-four meetings a year cannot have six weeks each.
  const each = Math.min(preparationDays, Math.floor(365 / (perFiscalYear + 1)))
  return [{ dueOn, soonOn: addDays(dueOn, -missing * each) }]
}

const earliest = (days: readonly string[]): string | null => [...days].sort()[0] ?? null

/** The product drafts the next meeting: someone promised one, and it is time. */
export const needsDraft = ({ state, dueOn }: Cadence): boolean =>
  state === 'soon' || state === 'overdue' || (state === 'never_held' && dueOn !== null)

/** Six weeks before the due day, or past it. */
export const isNearDue = ({ state, dueOn }: Cadence, today: string): boolean =>
  state === 'soon' ||
  state === 'overdue' ||
  (state === 'never_held' && dueOn !== null && today >= addDays(dueOn, -preparationDays))

/** First the chair hears of it, then the prefecture may offer help: two weeks lie between. */
export const prefectureAfterDays = 14
export const isForPrefecture = ({ overdueDays }: Cadence): boolean => overdueDays >= prefectureAfterDays
