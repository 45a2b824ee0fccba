/** 自己評価: how a member sees what the project brought it in a 年度. */
export const assessmentMarks = ['good', 'fair', 'poor'] as const
export type AssessmentMark = (typeof assessmentMarks)[number]

export const assessmentSign: Record<AssessmentMark, string> = { good: '○', fair: '△', poor: '×' }

export const assessmentLabel: Record<AssessmentMark, string> = {
  good: '効果があった',
  fair: '一部に効果があった',
  poor: '効果がなかった',
}
