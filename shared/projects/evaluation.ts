import { addDays, fiscalYear } from '../calendar'
import type { Lifetime } from './project'

/** 検証結果 of a 年度: what a body says of a project after looking at its figures. */
export const evaluationResults = ['continue', 'expand', 'revise', 'merge', 'abolish'] as const
export type EvaluationResult = (typeof evaluationResults)[number]

export const evaluationLabel: Record<EvaluationResult, string> = {
  continue: '継続',
  expand: '拡充',
  revise: '見直し',
  merge: '統合',
  abolish: '廃止',
}

/** Whoever changes what was agreed on names the decision that did it; only to go on as before needs none [J8]. */
export const needsDecision = (result: EvaluationResult): boolean => result !== 'continue'

/** 統合 and 廃止 end the project. */
export const endsProject = (result: EvaluationResult): boolean => result === 'merge' || result === 'abolish'

/** The 年度 that a project went on in and that are over on a day, the first first: each of them is to be evaluated. */
export function dueYears({ beganOn, endedOn }: Lifetime, day: string): number[] {
  if (beganOn === null) return []
  const last = Math.min(fiscalYear(day) - 1, endedOn === null ? Infinity : fiscalYear(endedOn))
  const first = fiscalYear(beganOn)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

/** 検証なし: the years that are due and that nobody evaluated. */
export const missingYears = (lifetime: Lifetime, evaluated: readonly number[], day: string): number[] =>
  dueYears(lifetime, day).filter((year) => !evaluated.includes(year))

/** The first and the last day of a 年度. */
export const daysOfYear = (year: number): { first: string; last: string } => ({
  first: `${year}-04-01`,
  last: addDays(`${year + 1}-04-01`, -1),
})
