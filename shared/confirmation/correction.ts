/** A 修正依頼: a draft is its organisation's alone; once sent it is answered by the secretariat, or taken back. */
const correctionStates = ['draft', 'open', 'adopted', 'partly_adopted', 'rejected', 'withdrawn'] as const
export type CorrectionState = (typeof correctionStates)[number]

export const correctionLabel: Record<CorrectionState, string> = {
  draft: '下書き',
  open: '回答待ち',
  adopted: '採用',
  partly_adopted: '一部採用',
  rejected: '不採用',
  withdrawn: '取下げ',
}

export const decisions = ['adopted', 'partly_adopted', 'rejected'] as const
export type CorrectionDecision = (typeof decisions)[number]

export const isDecided = (state: CorrectionState): state is CorrectionDecision =>
  (decisions as readonly CorrectionState[]).includes(state)
