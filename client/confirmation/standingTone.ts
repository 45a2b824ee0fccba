import type { CorrectionState } from '../../shared/confirmation/correction'
import type { StandingState } from '../../shared/confirmation/standing'
import type { Tone } from '../ui/tone'

export const standingTone: Record<StandingState, Tone> = {
  no_objection: 'success',
  correction: 'info',
  unanswered: 'warning',
  deemed: 'neutral',
}

export const correctionTone: Record<CorrectionState, Tone> = {
  draft: 'neutral',
  open: 'warning',
  adopted: 'success',
  partly_adopted: 'success',
  rejected: 'neutral',
  withdrawn: 'neutral',
}
