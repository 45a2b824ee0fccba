import type { CadenceState } from '../../shared/cadence/status'
import type { Tone } from '../ui/tone'

/** The word stands there too; the tone only supports it. */
export const cadenceTone: Record<CadenceState, Tone> = {
  on_track: 'success',
  soon: 'info',
  overdue: 'warning',
  never_held: 'warning',
  no_promise: 'neutral',
}
