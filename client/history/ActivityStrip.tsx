import { Index } from 'solid-js'
import type { Stop } from './createTimeline'

/** How much was written when, as bars over the slider's stops. For the eye alone: the slider says each stop. */
export function ActivityStrip(props: { stops: readonly Stop[]; index: number }) {
  const most = () => Math.max(1, ...props.stops.map(({ characters }) => characters))
  /** Roots, so that a short session is still seen beside a long one. */
  const height = (stop: Stop) => 3 + 27 * Math.sqrt(stop.characters / most())
  const last = () => Math.max(1, props.stops.length - 1)
  return (
    <svg
      class="activity"
      viewBox={`0 0 ${last()} 30`}
      preserveAspectRatio="none"
      overflow="visible"
      aria-hidden="true"
    >
      <Index each={props.stops}>
        {(stop, place) => (
          <line
            x1={place}
            x2={place}
            y1={30}
            y2={30 - height(stop())}
            data-shown={place === props.index || undefined}
            vector-effect="non-scaling-stroke"
          />
        )}
      </Index>
    </svg>
  )
}
