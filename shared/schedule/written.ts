import type { OnBehalfChannel } from '../proposals/origin'

/** 書面開催: what an organisation answers to one item. */
export const writtenAnswers = ['approve', 'reject', 'abstain'] as const
export type WrittenAnswer = (typeof writtenAnswers)[number]

export const writtenAnswerLabel: Record<WrittenAnswer, string> = {
  approve: '賛成',
  reject: '反対',
  abstain: '保留',
}

export interface ItemAnswer {
  itemId: string
  organisationId: string
  answer: WrittenAnswer
  /** 意見 */
  opinion: string
  answeredAt: number
  label: string
  onBehalfChannel: OnBehalfChannel | null
}

/** How the organisations answered one item; who has not is counted apart and never as 賛成. */
export function writtenTally(
  itemId: string,
  asked: readonly string[],
  answers: readonly ItemAnswer[],
): Record<WrittenAnswer | 'unanswered', number> {
  const tally = { approve: 0, reject: 0, abstain: 0, unanswered: 0 }
  for (const organisationId of asked) {
    const given = answers.find((each) => each.itemId === itemId && each.organisationId === organisationId)
    tally[given?.answer ?? 'unanswered'] += 1
  }
  return tally
}

type WrittenTally = ReturnType<typeof writtenTally>

/** 異議なし: every organisation that was asked said 賛成. Silence is none. */
export const isUnanimous = (tally: WrittenTally): boolean =>
  tally.approve > 0 && tally.reject + tally.abstain + tally.unanswered === 0

/** 賛成5・反対1・保留0・未回答0（書面） */
export const writtenNote = (tally: WrittenTally): string =>
  `${writtenAnswers.map((answer) => `${writtenAnswerLabel[answer]}${tally[answer]}`).join('・')}・未回答${tally.unanswered}（書面）`
