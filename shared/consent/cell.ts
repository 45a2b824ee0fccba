import type { ConsentStage } from './stage'

/** 済 / 予定 / 支障 / 未 of one stage of one 団体; the latest word holds. */
export const consentStates = ['done', 'planned', 'obstacle', 'none'] as const
export type ConsentState = (typeof consentStates)[number]

export const consentStateLabel: Record<ConsentState, string> = {
  done: '済',
  planned: '予定',
  obstacle: '支障',
  none: '未',
}

export interface ConsentWord {
  state: ConsentState
  /** the day of 済 or 予定 */
  onDay: string | null
}

/** What a 団体 said of its stages so far; a stage it said nothing of is 未. */
export type ConsentWords = Partial<Record<ConsentStage, ConsentWord>>

export const stateOf = (words: ConsentWords, stage: ConsentStage): ConsentState =>
  words[stage]?.state ?? 'none'

export const isThrough = (words: ConsentWords, stages: readonly ConsentStage[]): boolean =>
  stages.every((stage) => stateOf(words, stage) === 'done')

/** The first stage that is not 済; undefined when all are. */
export const nextStage = (words: ConsentWords, stages: readonly ConsentStage[]): ConsentStage | undefined =>
  stages.find((stage) => stateOf(words, stage) !== 'done')

/** Why a stage cannot be 済 on this day without a word: an earlier one is not, or was only later [Y3]. */
export function outOfOrder(
  words: ConsentWords,
  stages: readonly ConsentStage[],
  { stage, onDay }: { stage: ConsentStage; onDay: string },
): ConsentStage | undefined {
  return stages
    .slice(0, stages.indexOf(stage))
    .find((each) => stateOf(words, each) !== 'done' || (words[each]?.onDay ?? '') > onDay)
}
