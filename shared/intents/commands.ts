import * as v from 'valibot'
import { idempotencyKey, onBehalf, revision, text } from '../commandParts'
import { answerLevels } from '../confirmation/level'
import { day } from '../day'
import { conditionsSchema } from './condition'
import { costModelSchema, figureMax } from './cost'
import { intentValues } from './intent'

/** [W1] One press is enough; 不参加 says why, 条件付き参加 says under which conditions. */
export const stateIntentCommand = v.pipe(
  v.object({
    value: v.picklist(intentValues, '意向を選んでください。'),
    level: v.optional(v.picklist(answerLevels, '回答のレベルを選んでください。'), 'official_in_charge'),
    conditions: v.optional(conditionsSchema, []),
    note: v.optional(text('ひとこと', 500), ''),
    approver: v.optional(text('承認者の職', 60), ''),
    onBehalf: v.optional(onBehalf),
    idempotencyKey,
  }),
  v.forward(
    v.check(
      ({ value, note }) => value !== 'decline' || note !== '',
      '不参加のときは、理由を書いてください。',
    ),
    ['note'],
  ),
  v.forward(
    v.check(
      ({ value, conditions }) => value !== 'conditional' || conditions.length > 0,
      '条件付き参加のときは、条件を1つ以上加えてください。条件がなければ「参加」を選んでください。',
    ),
    ['conditions'],
  ),
)
export type StateIntent = v.InferOutput<typeof stateIntentCommand>

/** What a press of the organisation's own makes of 代行入力. */
export const confirmIntentCommand = v.object({ idempotencyKey })
export type ConfirmIntent = v.InferOutput<typeof confirmIntentCommand>

export const markConditionCommand = v.object({
  position: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  isMet: v.boolean('条件が満たされたかどうかを選んでください。'),
  note: v.optional(text('ひとこと', 300), ''),
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type MarkCondition = v.InferOutput<typeof markConditionCommand>

export const setCostCommand = v.object({ revision, model: costModelSchema })
export type SetCost = v.InferOutput<typeof setCostCommand>

export const setUsageCommand = v.object({
  count: v.nullable(
    v.pipe(
      v.number('利用の数を0以上の整数で入力してください。'),
      v.integer('利用の数を0以上の整数で入力してください。'),
      v.minValue(0, '利用の数を0以上の整数で入力してください。'),
      v.maxValue(figureMax, '利用の数が大きすぎます。'),
    ),
  ),
})
export type SetUsage = v.InferOutput<typeof setUsageCommand>

const people = '人口を1以上の整数で入力してください。'
export const setPopulationCommand = v.object({
  organisationId: v.pipe(v.string('団体を選んでください。'), v.minLength(1), v.maxLength(64)),
  asOf: day('基準日を年月日で入力してください。'),
  people: v.pipe(
    v.number(people),
    v.integer(people),
    v.minValue(1, people),
    v.maxValue(figureMax, '人口が大きすぎます。数を確かめてください。'),
  ),
  source: v.pipe(text('出典', 100), v.nonEmpty('出典（住民基本台帳、国勢調査など）を書いてください。')),
})
export type SetPopulation = v.InferOutput<typeof setPopulationCommand>
