import type { AnswerLevel } from '../confirmation/level'
import type { Entry } from '../entry'
import type { Condition } from './condition'

/** 意向, as the report asked for it (ニーズに合致すれば…, 動向を見ながら…, 取り組まない). 未回答 is none of them. */
export const intentValues = ['join', 'conditional', 'watch', 'decline'] as const
export type IntentValue = (typeof intentValues)[number]

export const intentLabel: Record<IntentValue, string> = {
  join: '参加',
  conditional: '条件付き参加',
  watch: '様子見',
  decline: '不参加',
}

/** Whether the organisation may be counted on, its conditions granted. */
export const isWilling = (value: IntentValue): boolean => value === 'join' || value === 'conditional'

/** The organisation's own word on one of its conditions that only people can judge. */
export interface ConditionMark {
  id: string
  isMet: boolean
  note: string
  entry: Entry
}

/** An answer to a proposal. The latest of an organisation holds. */
export interface Intent {
  id: string
  proposalId: string
  /** the 意向照会 it answered; null when it was given of itself */
  callId: string | null
  organisationId: string
  value: IntentValue
  level: AnswerLevel
  conditions: Condition[]
  /** the latest mark of each condition, by its position; null where nobody said anything */
  marks: (ConditionMark | null)[]
  note: string
  /** 承認者職, and as a 回答票 gives them 回答者職氏名 and the day */
  approver: string
  respondent: string
  answeredOn: string | null
  entry: Entry
}

/** How many say what; 未回答 is counted apart and is nobody's 様子見. */
export function intentTally({
  members,
  intents,
}: {
  members: readonly { id: string }[]
  intents: readonly Pick<Intent, 'organisationId' | 'value'>[]
}): { willing: number; watch: number; decline: number; unanswered: number } {
  const count = (is: (value: IntentValue) => boolean) => intents.filter(({ value }) => is(value)).length
  return {
    willing: count(isWilling),
    watch: count((value) => value === 'watch'),
    decline: count((value) => value === 'decline'),
    unanswered: members.filter(({ id }) => !intents.some(({ organisationId }) => organisationId === id))
      .length,
  }
}
