/** What became of one item (議題) in the meeting. `continued` (継続) is an outcome; an item without one is undecided. */
export const outcomes = ['agreed', 'amended', 'noted', 'continued', 'rejected', 'withdrawn'] as const
export type Outcome = (typeof outcomes)[number]

export const outcomeLabel: Record<Outcome, string> = {
  agreed: '原案のとおり決定',
  amended: '一部修正のうえ決定',
  noted: '了承',
  continued: '継続',
  rejected: '否決',
  withdrawn: '取下げ',
}

/** An outcome as it was recorded: when, whether without objection (異議なし), and who was there at that moment. */
export interface ItemOutcome {
  itemId: string
  outcome: Outcome
  hasNoObjection: boolean
  note: string
  /** ms since 1970 */
  decidedAt: number
  /** ids of the organisations present then */
  present: readonly string[]
}
