import * as v from 'valibot'
import { text } from '../commandParts'

/** 均等割・人口割・利用割・中心市負担: by what a cost is shared. */
export const bases = ['equal', 'population', 'usage', 'central'] as const
export type Basis = (typeof bases)[number]
export const basisLabel: Record<Basis, string> = {
  equal: '均等割',
  population: '人口割',
  usage: '利用割',
  central: '中心市負担',
}

/** 固定額, or an amount that comes again with every started so-many members or units of use. */
export const amountKinds = ['fixed', 'per_members', 'per_usage'] as const
export type AmountKind = (typeof amountKinds)[number]

/** Above any municipality of Japan; with it shares stay exact numbers (apportion.ts). */
export const figureMax = 4_000_000
const yenMax = 10_000_000_000
const itemsMax = 10

const count = (message: string, max: number, min = 0) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message))
const yen = count('金額を円単位の数で入力してください（100億円まで）。', yenMax)
const every = count('いくつごとに増えるかを1以上の数で入力してください。', figureMax, 1)
const weight = v.optional(count('割合は0から1000までの整数で入力してください。', 1000), 0)
const figures = v.record(
  v.pipe(v.string(), v.maxLength(64)),
  count('0以上の数で入力してください。', figureMax),
)

/** With what comes in steps, the number of steps times the price of one has to stay an exact number. */
const stepYenMax = 100_000_000

const costItem = v.pipe(
  v.object({
    name: v.pipe(text('費目', 60), v.nonEmpty('費目の名前を書いてください。')),
    kind: v.picklist(amountKinds, '金額の増え方を選んでください。'),
    /** per year; of a stepwise item, for each step */
    yen,
    /** members or units of use per step; 1 where the amount is fixed */
    every: v.optional(every, 1),
    /** 割合. They need not add up to 100: 3 and 7 say what 30 and 70 say. */
    weights: v.pipe(
      v.object({ equal: weight, population: weight, usage: weight, central: weight }),
      v.check(
        (weights) => Object.values(weights).some((weight) => weight > 0),
        '均等割・人口割・利用割・中心市負担のどれかに割合を入れてください。',
      ),
    ),
  }),
  v.forward(
    v.check(
      ({ kind, yen }) => kind === 'fixed' || yen <= stepYenMax,
      '段階ごとの金額は1億円までにしてください。',
    ),
    ['yen'],
  ),
)
/** Of which the weights that say something are set. */
export const noWeights: Readonly<Record<Basis, number>> = { equal: 0, population: 0, usage: 0, central: 0 }
export type CostItem = v.InferOutput<typeof costItem>

/** 費用の分け方: what the project costs in a year, in yen, and who bears it; with what else the conditions ask about. */
export const costModelSchema = v.object({
  items: v.pipe(v.array(costItem), v.maxLength(itemsMax, `費目は${itemsMax}件までにしてください。`)),
  /** 開始年度 */
  startYear: v.nullable(count('開始年度を選んでください。', 2200, 2000)),
  /** 事務量 of each member in hours a month, and of those for whom it differs */
  workHours: v.nullable(count('事務量を1か月あたりの時間で入力してください。', 1000)),
  workOf: figures,
  /** what 利用割 counts (利用者数, 件数), and how many of each organisation */
  usageUnit: v.optional(text('利用の単位', 20), ''),
  usage: figures,
  note: v.optional(text('補足', 500), ''),
})
export type CostModel = v.InferOutput<typeof costModelSchema>

export const emptyModel: CostModel = {
  items: [],
  startYear: null,
  workHours: null,
  workOf: {},
  usageUnit: '',
  usage: {},
  note: '',
}

export const parseCostModel = (json: string): CostModel => v.parse(costModelSchema, JSON.parse(json))

/** Whether members may only gain by others joining: a cost that comes in steps may rise with one member more. */
export const isStepwise = ({ items }: Pick<CostModel, 'items'>): boolean =>
  items.some(({ kind }) => kind !== 'fixed')

/** 費用が n% 変わったら, in whole yen. */
export const withCostChanged = (model: CostModel, percent: number): CostModel => ({
  ...model,
  items: model.items.map((item) => ({ ...item, yen: Math.round((item.yen * (100 + percent)) / 100) })),
})

/** 事務量 of an organisation in hours a month; null while nobody said. */
export const workOf = (model: CostModel, organisationId: string): number | null =>
  model.workOf[organisationId] ?? model.workHours
