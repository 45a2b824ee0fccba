import { For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import type { OutcomeNumber } from '../../shared/minutes/outcomeNumber'
import { sittingText as text } from '../text/sitting'
import type { Room } from './room'
import type { Sitting } from './sitting'

/** 決定・宿題 as they are written on the right, with their numbers: for the eye now, and for 読み上げ確認 at the end. */
export function OutcomesNow(props: { room: Room }) {
  const sitting = () => props.room.sitting()
  const isEmpty = () => sitting().decisions.length + sitting().actionItems.length === 0
  return (
    <Show when={!isEmpty()} fallback={<p class="quiet">{text.outcomes.none}</p>}>
      <OutcomeEntries sitting={sitting()} {...sitting()} />
    </Show>
  )
}

/** The lines themselves; the big screen shows those of one item. */
export function OutcomeEntries(props: {
  sitting: Sitting
  decisions: Sitting['decisions']
  actionItems: Sitting['actionItems']
}) {
  const ownerOf = (id: string | null) => {
    const owner = props.sitting.members.find((member) => member.id === id)
    return owner ? text.outcomes.owner(owner.name) : text.outcomes.noOwner
  }
  const dueOf = (day: string | null) => (day === null ? text.outcomes.noDue : text.outcomes.due(wareki(day)))
  return (
    <ul class="sitting-outcomes list-plain">
      <For each={props.decisions}>
        {(decision) => (
          <li>
            <Label kind={text.outcomes.decision} number={decision.number} />
            {decision.text}
          </li>
        )}
      </For>
      <For each={props.actionItems}>
        {(item) => (
          <li>
            <Label kind={text.outcomes.actionItem} number={item.number} />
            {item.text}
            <span class="quiet">{`　${ownerOf(item.ownerId)}　${dueOf(item.dueOn)}`}</span>
          </li>
        )}
      </For>
    </ul>
  )
}

/** 【決定 R8-幹-07（仮）】 */
function Label(props: { kind: string; number: OutcomeNumber | null }) {
  const number = () => {
    if (props.number === null) return ''
    return ` ${props.number.label}${props.number.isFixed ? '' : text.outcomes.provisional}`
  }
  return <strong>{`【${props.kind}${number()}】`}</strong>
}
