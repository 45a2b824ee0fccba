/** How binding an answer of an organisation is (回答レベル), the least first. It is printed wherever the answer is. */
export const answerLevels = ['official_in_charge', 'section_chief', 'head', 'assembly'] as const
export type AnswerLevel = (typeof answerLevels)[number]

export const answerLevelLabel: Record<AnswerLevel, string> = {
  official_in_charge: '担当者',
  section_chief: '課長',
  head: '首長了解',
  assembly: '議会議決',
}
