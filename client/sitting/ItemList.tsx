import { For, Show } from 'solid-js'
import { itemTiming } from '../../shared/sitting/timing'
import { sittingText as text } from '../text/sitting'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { StatusBadge } from '../ui/StatusBadge'
import { minutesOf } from './createClock'
import type { Deciding } from './createDeciding'
import type { Taking } from './createTaking'
import { outcomeOf, titleOf } from './itemsOf'
import { OutcomeLine } from './OutcomeLine'
import type { Room } from './room'
import type { SittingItem } from './sitting'

interface ItemListProps {
  room: Room
  taking: Taking
  deciding: Deciding
}

/** The whole 次第 with what became of each item; any of it can be taken up, in any order. */
export function ItemList(props: ItemListProps) {
  const items = () => props.room.sitting().items
  return (
    <Show
      when={items().length > 0}
      fallback={<EmptyState title={text.item.noItems}>{text.item.noItemsHint}</EmptyState>}
    >
      <ol class="sitting-items list-plain">
        <For each={items()}>{(item) => <Item {...props} item={item} />}</For>
      </ol>
    </Show>
  )
}

function Item(props: ItemListProps & { item: SittingItem }) {
  const sitting = () => props.room.sitting()
  const isCurrent = () => sitting().currentItemId === props.item.id
  const outcome = () => outcomeOf(sitting(), props.item.id)
  const took = () =>
    minutesOf(itemTiming(props.item, sitting().times, sitting().endedAt ?? props.room.now()).elapsedMs)
  return (
    <li aria-current={isCurrent() ? 'step' : undefined}>
      <div class="sitting-item-head">
        <span class="sitting-item-title">
          {props.item.number} {titleOf(props.item)}
        </span>
        <span class="quiet small nowrap">
          {took() > 0 ? `${took()}／` : ''}
          {props.item.minutes > 0 ? text.item.planned(props.item.minutes) : ''}
        </span>
      </div>
      <Show
        when={outcome()}
        fallback={
          <Show when={props.item.kind === 'deliberation' && sitting().beganAt !== null}>
            <p>
              <StatusBadge label={text.item.undecided} tone="warning" />
            </p>
          </Show>
        }
      >
        {(recorded) => <OutcomeLine outcome={recorded()} />}
      </Show>
      <div class="cluster">
        <Show when={sitting().can.close && !isCurrent()}>
          <Button small variant="text" onClick={() => props.taking.take(props.item.id)}>
            <span class="visually-hidden">{text.item.take(props.item.number)}</span>
            <span aria-hidden="true">{text.item.takeThis}</span>
          </Button>
        </Show>
        <Show when={sitting().can.decide}>
          <Button small variant="text" onClick={() => props.deciding.choose(props.item.id)}>
            <span class="visually-hidden">{props.item.number} </span>
            {outcome() ? text.outcome.change : text.outcome.other}
          </Button>
        </Show>
      </div>
    </li>
  )
}
