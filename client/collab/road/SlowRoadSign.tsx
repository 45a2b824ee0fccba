import { Show } from 'solid-js'
import { roadText } from '../../text/road'
import './road.css'
import { tabRoads } from './Roads'

/** Says quietly that this network lets only the slow road through: words arrive all the same, a moment later. */
export function SlowRoadSign() {
  return (
    <Show when={tabRoads().isSlow()}>
      <span class="slow-road">{roadText.slow}</span>
    </Show>
  )
}
