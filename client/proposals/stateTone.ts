import type { ProposalState } from '../../shared/proposals/state'
import type { Tone } from '../ui/tone'

/** A new state does not compile before somebody chose how it looks. */
export const stateTone: Record<ProposalState, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  accepted: 'info',
  returned: 'warning',
  in_discussion: 'info',
  continued: 'warning',
  adopted: 'success',
  rejected: 'neutral',
  withdrawn: 'neutral',
  merged: 'neutral',
}
