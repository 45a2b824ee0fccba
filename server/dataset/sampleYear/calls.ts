import type { AnswerLevel } from '../../../shared/confirmation/level'
import type { OnBehalfChannel } from '../../../shared/proposals/origin'
import type { SampleName } from './people'

export type SampleCallKey = 'proposals' | 'intents' | 'actuals'

/** An answer to a call as a whole, said by a seat of the organisation or typed by the secretariat. */
export interface SampleAnswer {
  by: SampleName
  day: number
  value: 'has_proposal' | 'need_only' | 'none' | 'considering' | 'nothing_to_report'
  level?: AnswerLevel
  note?: string
  channel?: OnBehalfChannel
}

/** The 提案照会 of early summer: every kind of answer, one nobody gave, and one told on the phone that nobody confirmed. */
export const proposalAnswers: readonly SampleAnswer[] = [
  {
    by: 'nakano',
    day: -160,
    value: 'none',
    level: 'section_chief',
    note: '今年度は、すでに出した1件に絞る。',
  },
  {
    by: 'iiyama',
    day: -158,
    value: 'need_only',
    level: 'section_chief',
    note: '案内所の外国語の対応に困っている。提案にするかは観光の担当と相談する。',
  },
  {
    by: 'yamanouchi',
    day: -152,
    value: 'has_proposal',
    level: 'head',
    note: 'デマンド交通の乗入れを提案したい。',
  },
  { by: 'kijimadaira', day: -150, value: 'considering', note: '移住の担当と相談している。' },
  {
    by: 'nozawa',
    day: -148,
    value: 'need_only',
    note: '鳥獣の被害が増えている。提案書を書く手が足りない。',
    channel: 'phone',
  },
]

/** The 実績照会: what was not done by handing in the figures themselves (makeProjects.ts). */
export const actualAnswers: readonly SampleAnswer[] = [
  { by: 'nozawa', day: -112, value: 'considering', note: '研修の参加者の名簿を確かめている。' },
]
