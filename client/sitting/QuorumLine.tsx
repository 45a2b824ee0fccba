import { Show } from 'solid-js'
import { sittingText as text } from '../text/sitting'
import { StatusBadge } from '../ui/StatusBadge'
import { quorumNow } from './itemsOf'
import type { Room } from './room'

/** 定足数, live: who came, left and came back is counted at this moment. */
export function QuorumLine(props: { room: Room }) {
  const quorum = () => quorumNow(props.room.sitting(), props.room.now())
  return (
    <p class="cluster sitting-quorum" role="status">
      <strong>{text.quorum.count(quorum().present.length, quorum().total)}</strong>
      <Show when={quorum().needed > 0} fallback={<span class="quiet">{text.quorum.none}</span>}>
        <span>{text.quorum.needed(quorum().needed)}</span>
        <StatusBadge
          label={quorum().isMet ? text.quorum.met : text.quorum.notMet}
          tone={quorum().isMet ? 'success' : 'warning'}
        />
      </Show>
    </p>
  )
}
