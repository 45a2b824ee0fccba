import { numberPrefix } from '../proposals/number'

/** 事業番号, counted in a body and a 年度: R8-事-01. */
export const projectNumber = ({ fiscalYear, number }: { fiscalYear: number; number: number }): string =>
  `${numberPrefix(`${fiscalYear}-04-01`)}事-${String(number).padStart(2, '0')}`

export const projectStates = ['planned', 'running', 'ended'] as const
export type ProjectState = (typeof projectStates)[number]

export const projectStateLabel: Record<ProjectState, string> = {
  planned: '開始前',
  running: '実施中',
  ended: '終了',
}

/** How long a project goes on, both days inside; without a first day it was agreed on and not begun. */
export interface Lifetime {
  /** YYYY-MM-DD */
  beganOn: string | null
  endedOn: string | null
}

export function projectState({ beganOn, endedOn }: Lifetime, day: string): ProjectState {
  if (endedOn !== null && endedOn < day) return 'ended'
  return beganOn !== null && beganOn <= day ? 'running' : 'planned'
}
