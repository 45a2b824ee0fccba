import type { ConsentState } from '../../shared/consent/cell'
import type { Tone } from '../ui/tone'

export const consentTone: Record<ConsentState, Tone> = {
  done: 'success',
  planned: 'info',
  obstacle: 'error',
  none: 'neutral',
}
