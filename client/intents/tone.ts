import type { IntentValue } from '../../shared/intents/intent'
import type { Tone } from '../ui/tone'

/** The word says it; the colour only repeats it. */
export const toneOf = (value: IntentValue): Tone =>
  (({ join: 'success', conditional: 'info', watch: 'neutral', decline: 'warning' }) as const)[value]
