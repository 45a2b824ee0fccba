import * as v from 'valibot'
import { warekiFiscalYear } from '../calendar'
import { chosenId } from '../commandParts'

/** An organisation that needs more than this many conditions has not decided yet. */
export const conditionsMax = 10
/** 百億円: more than any joint project costs, and small enough that yen stay exact numbers. */
export const thousandYenMax = 10_000_000
const textLengthMax = 200

const whole = (message: string, min: number, max: number) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message))
const words = v.pipe(
  v.string('条件を書いてください。'),
  v.trim(),
  v.nonEmpty('条件を書いてください。'),
  v.maxLength(textLengthMax, `条件は${textLengthMax}字以内で書いてください。`),
)

/** 参加の条件, of which the first five are decided by figures and the last two by people. */
const conditionSchema = v.variant('kind', [
  v.object({
    kind: v.literal('cost_cap'),
    thousandYen: whole('負担額の上限を千円単位の数で入力してください。', 0, thousandYenMax),
  }),
  v.object({
    kind: v.literal('start_from'),
    fiscalYear: whole('開始年度を選んでください。', 2000, 2200),
  }),
  v.object({
    kind: v.literal('members_min'),
    count: whole('参加団体数を2以上の数で入力してください。', 2, 100),
  }),
  v.object({ kind: v.literal('with_member'), organisationId: chosenId('団体を選んでください。') }),
  v.object({
    kind: v.literal('work_cap'),
    hours: whole('事務量の上限を時間（1か月あたり）の数で入力してください。', 0, 1000),
  }),
  v.object({ kind: v.literal('residents'), text: words }),
  v.object({ kind: v.literal('free'), text: words }),
])
export const conditionsSchema = v.pipe(
  v.array(conditionSchema),
  v.maxLength(conditionsMax, `条件は${conditionsMax}件までにしてください。`),
)
export type Condition = v.InferOutput<typeof conditionSchema>
export type ConditionKind = Condition['kind']

export const conditionKinds = [
  'cost_cap',
  'start_from',
  'members_min',
  'with_member',
  'work_cap',
  'residents',
  'free',
] as const satisfies readonly ConditionKind[]

export const conditionKindLabel: Record<ConditionKind, string> = {
  cost_cap: '負担額の上限',
  start_from: '開始年度',
  members_min: '参加団体の数',
  with_member: '特定の団体の参加',
  work_cap: '事務量の上限',
  residents: '対象とする住民・地域',
  free: 'その他（自由に書く）',
}

/** 人が判断: met by nothing but a person's mark. */
export const isJudged = ({ kind }: Pick<Condition, 'kind'>): boolean =>
  kind === 'residents' || kind === 'free'

/** A condition as every list and paper prints it. */
export function conditionText(condition: Condition, nameOf: (organisationId: string) => string): string {
  switch (condition.kind) {
    case 'cost_cap':
      return `負担額 ${condition.thousandYen.toLocaleString('ja-JP')}千円/年以下`
    case 'start_from':
      return `${warekiFiscalYear(condition.fiscalYear)}以降の開始`
    case 'members_min':
      return `${condition.count}団体以上の参加`
    case 'with_member':
      return `${nameOf(condition.organisationId)}の参加`
    case 'work_cap':
      return `事務量 ${condition.hours}時間/月以下`
    case 'residents':
      return `対象：${condition.text}`
    case 'free':
      return condition.text
  }
}

/** Conditions as they are stored with an intent. */
export const parseConditions = (json: string): Condition[] => v.parse(conditionsSchema, JSON.parse(json))
