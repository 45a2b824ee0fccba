import type { SetStoreFunction } from 'solid-js/store'
import type { ForumRules } from '../../shared/forums/rules'

type Cadence = ForumRules['cadence']
type Minutes = ForumRules['minutes']
type Papers = ForumRules['papers']
type Calls = ForumRules['calls']
type Typed<T, K extends keyof T> = Omit<T, K> & Record<K, string>

/** The rules as a form holds them: what is typed stays as it was typed, and nothing chosen is ''. */
export interface RulesDraft {
  cadence: Typed<Cadence, 'perFiscalYear' | 'longestGapDays'>
  quorum: ForumRules['quorum']
  minutes: Typed<Minutes, 'chairSeatId' | 'namedSeatId' | 'answerDays' | 'summaryDays' | 'minutesDays'>
  papers: Typed<Papers, MarginKey>
  calls: Typed<Calls, 'answerDays'>
}
export const marginKeys = ['topMm', 'bottomMm', 'leftMm', 'rightMm'] as const
export type MarginKey = (typeof marginKeys)[number]

/** What each section of the form works on. */
export interface RulesFieldsProps {
  draft: RulesDraft
  set: SetStoreFunction<RulesDraft>
  /** the message for a field of the rules, by its path */
  fault: (path: string) => string | undefined
}

export function draftOf({ cadence, quorum, minutes, papers, calls }: ForumRules): RulesDraft {
  return {
    cadence: {
      ...cadence,
      avoidMonths: [...cadence.avoidMonths],
      perFiscalYear: String(cadence.perFiscalYear),
      longestGapDays: String(cadence.longestGapDays ?? ''),
    },
    quorum: { ...quorum },
    minutes: {
      ...minutes,
      chairSeatId: minutes.chairSeatId ?? '',
      namedSeatId: minutes.namedSeatId ?? '',
      answerDays: String(minutes.answerDays),
      summaryDays: String(minutes.summaryDays),
      minutesDays: String(minutes.minutesDays),
    },
    papers: {
      ...papers,
      topMm: String(papers.topMm),
      bottomMm: String(papers.bottomMm),
      leftMm: String(papers.leftMm),
      rightMm: String(papers.rightMm),
    },
    calls: { ...calls, answerDays: String(calls.answerDays) },
  }
}

/** What is sent. What is no number goes as none, and the server names the field. */
export function rulesOf({ cadence, quorum, minutes, papers, calls }: RulesDraft): ForumRules {
  return {
    cadence: {
      ...cadence,
      perFiscalYear: numberOf(cadence.perFiscalYear),
      longestGapDays: cadence.longestGapDays === '' ? null : numberOf(cadence.longestGapDays),
    },
    quorum,
    minutes: {
      ...minutes,
      chairSeatId: minutes.chairSeatId || null,
      namedSeatId: minutes.namedSeatId || null,
      answerDays: numberOf(minutes.answerDays),
      summaryDays: numberOf(minutes.summaryDays),
      minutesDays: numberOf(minutes.minutesDays),
    },
    papers: {
      ...papers,
      topMm: numberOf(papers.topMm),
      bottomMm: numberOf(papers.bottomMm),
      leftMm: numberOf(papers.leftMm),
      rightMm: numberOf(papers.rightMm),
    },
    calls: { ...calls, answerDays: numberOf(calls.answerDays) },
  }
}

const numberOf = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed.normalize('NFKC')))
