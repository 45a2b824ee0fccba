import { type MeetingState, meetingStateLabel } from '../../shared/meetings/meeting'
import { StatusBadge } from '../ui/StatusBadge'
import type { Tone } from '../ui/tone'

const tone: Record<MeetingState, Tone> = {
  planned: 'info',
  notified: 'info',
  in_session: 'warning',
  held: 'warning',
  in_confirmation: 'warning',
  confirmed: 'success',
  postponed: 'neutral',
  cancelled: 'neutral',
}

/** Where a meeting stands, in its word. */
export function MeetingStateBadge(props: { state: MeetingState }) {
  return <StatusBadge label={meetingStateLabel[props.state]} tone={tone[props.state]} />
}
