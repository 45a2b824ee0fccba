import { For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import type { OutcomeNumber } from '../../shared/minutes/outcomeNumber'
import { sittingText as text } from '../text/sitting'
import { StatusBadge } from '../ui/StatusBadge'
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

type ActionItem = Sitting['actionItems'][number]

/** The lines themselves; the big screen shows those of one item. What a 宿題 lacks is marked, while it can still be asked. */
export function OutcomeEntries(props: {
  sitting: Sitting
  decisions: Sitting['decisions']
  actionItems: Sitting['actionItems']
}) {
  const ownerOf = ({ ownerId }: ActionItem) => props.sitting.members.find(({ id }) => id === ownerId)?.name
  const known = (item: ActionItem) => {
    const owner = ownerOf(item)
    return [
      ...(owner === undefined ? [] : [text.outcomes.owner(owner)]),
      ...(item.dueOn === null ? [] : [text.outcomes.due(wareki(item.dueOn))]),
    ]
  }
  const open = (item: ActionItem) => [
    ...(ownerOf(item) === undefined ? [text.outcomes.noOwner] : []),
    ...(item.dueOn === null ? [text.outcomes.noDue] : []),
  ]
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
            <span class="quiet">{['', ...known(item)].join('　')}</span>
            <Show when={open(item).length > 0}>
              {' '}
              <StatusBadge label={open(item).join('・')} tone="warning" />
            </Show>
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
