import type { AssessmentMark } from './assessment'
import type { EvaluationResult } from './evaluation'

/** A line of the 効果検証シート: a project with one of its indicators, or with none. Numbers are numbers, null is 未入力. */
export interface EvaluationRow {
  projectId: string
  /** 事業番号 R8-事-01 */
  number: string
  title: string
  /** 指標; null: the project has none */
  indicator: string | null
  unit: string
  /** 基準値 */
  baseline: number | null
  target: number | null
  actual: number | null
  /** 達成: null where a target or an actual is missing */
  isAchieved: boolean | null
  /** yen (実績), and who bears what of it, in 建制順 */
  cost: number | null
  shares: { organisationName: string; value: number }[]
  /** 利用者: the sum of what was reported, null where nobody reported any */
  users: number | null
  assessments: { organisationName: string; mark: AssessmentMark; line: string; awaitsConfirmation: boolean }[]
  result: EvaluationResult | null
  /** 決定番号 of the decision the result rests on; '' for none */
  decisionNumber: string
}
