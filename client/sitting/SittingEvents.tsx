import { For, Show } from 'solid-js'
import { clockTime } from '../../shared/calendar'
import { sittingText } from '../text/sitting'
import { itemNamed } from './itemsOf'
import type { Room } from './room'

const text = sittingText.events

/** Who opened, closed and reopened the meeting, and what was put right after 閉会, with the reasons that were given. */
export function SittingEvents(props: { room: Room }) {
  const events = () => props.room.sitting().events
  const itemOf = (itemId: string | null) => itemNamed(props.room.sitting(), itemId)?.number
  return (
    <Show when={events().length > 0}>
      <details class="sitting-keys">
        <summary>{text.title}</summary>
        <ul class="list-plain">
          <For each={events()}>
            {(event) => (
              <li>
                {[clockTime(event.at), text[event.act], itemOf(event.itemId), event.reason, event.label]
                  .filter(Boolean)
                  .join('　')}
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
