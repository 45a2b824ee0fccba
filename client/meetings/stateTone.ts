import type { MeetingState } from '../../shared/meetings/meeting'
import type { Tone } from '../ui/tone'

export const stateTone: Record<MeetingState, Tone> = {
  planned: 'info',
  notified: 'info',
  in_session: 'warning',
  held: 'warning',
  in_confirmation: 'warning',
  confirmed: 'success',
  postponed: 'neutral',
  cancelled: 'neutral',
}
