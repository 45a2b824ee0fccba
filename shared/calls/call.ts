import { numberPrefix } from '../proposals/number'

/** 照会: what a body asks of each of its members. */
export const callKinds = ['proposals', 'intents', 'actuals'] as const
export type CallKind = (typeof callKinds)[number]

export const callKindLabel: Record<CallKind, string> = {
  proposals: '提案照会',
  intents: '意向照会',
  actuals: '実績照会',
}

/** What an organisation may say to a call as a whole. 未回答 is none of them: it is the absence of an answer [Q2]. */
export const callValues = [
  'has_proposal',
  'need_only',
  'none',
  'stated',
  'reported',
  'nothing_to_report',
  'considering',
] as const
export type CallValue = (typeof callValues)[number]

export const callValueLabel: Record<CallValue, string> = {
  has_proposal: '提案あり',
  need_only: '困りごとのみ',
  none: '提案なし',
  stated: '回答済',
  reported: '提出済',
  nothing_to_report: '該当なし',
  considering: '検討中',
}
export const unansweredLabel = '未回答'

/** The values of a kind, as a matrix counts them. */
export const valuesOf: Record<CallKind, readonly CallValue[]> = {
  proposals: ['has_proposal', 'need_only', 'none', 'considering'],
  intents: ['stated', 'considering'],
  actuals: ['reported', 'nothing_to_report', 'considering'],
}

/** Those somebody may give by a press: 回答済 is said by the intents themselves, 提出済 by the figures. */
export const givenValues: Record<CallKind, readonly CallValue[]> = {
  proposals: valuesOf.proposals,
  intents: ['considering'],
  actuals: ['nothing_to_report', 'considering'],
}

/** 検討中 is an answer, but not the last word: it stays on the desk until the due day. */
export const isFinal = (value: CallValue): boolean => value !== 'considering'

/** 照会番号: R8-照-01 for the first of 令和8年度. */
export const callNumber = ({ fiscalYear, number }: { fiscalYear: number; number: number }): string =>
  `${numberPrefix(`${fiscalYear}-04-01`)}照-${String(number).padStart(2, '0')}`

interface Visible {
  isOpen: boolean
  dueOn: string
  closedAt: number | null
}

/** Whether members see each other's answers: where the call is open from the first day, else once the due day is past or it is closed. */
export const areAnswersShown = ({ isOpen, dueOn, closedAt }: Visible, today: string): boolean =>
  isOpen || closedAt !== null || today > dueOn
