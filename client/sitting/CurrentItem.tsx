import { Show } from 'solid-js'
import { agendaKindLabel } from '../../shared/meetings/agendaItem'
import { itemTiming } from '../../shared/sitting/timing'
import { sittingText as text } from '../text/sitting'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { minutesOf, runningTime } from './createClock'
import type { Deciding } from './createDeciding'
import type { Taking } from './createTaking'
import { itemNamed, outcomeOf, proposersOf, quorumNow, titleOf } from './itemsOf'
import { OutcomeLine } from './OutcomeLine'
import type { Room } from './room'
import type { SittingItem } from './sitting'

/** 現在の議題, its timer, and the acts of this moment: 異議なし, another outcome, 次の議題. */
export function CurrentItem(props: { room: Room; taking: Taking; deciding: Deciding }) {
  const sitting = () => props.room.sitting()
  const item = () => itemNamed(sitting(), sitting().currentItemId)
  const mayRun = () => sitting().can.close
  const next = () => props.taking.nextItem()
  return (
    <section class="sitting-current" aria-labelledby="sitting-current">
      <h2 id="sitting-current" class="small">
        {text.item.current}
      </h2>
      <Show when={item()} fallback={<p>{text.item.none}</p>}>
        {(current) => (
          <>
            <ItemHead room={props.room} item={current()} />
            <Show when={outcomeOf(sitting(), current().id)}>
              {(outcome) => <OutcomeLine outcome={outcome()} />}
            </Show>
            <Show when={mayRun()}>
              <Show when={quorumNow(sitting(), props.room.now()).isMet ? undefined : text.quorum.notMetHint}>
                {(hint) => <p class="sitting-over small">{hint()}</p>}
              </Show>
              <div class="cluster">
                <Button
                  variant="solid"
                  busy={props.deciding.isBusy()}
                  onClick={() => props.deciding.noObjection()}
                >
                  {text.outcome.noObjection}
                </Button>
                <Button onClick={() => props.deciding.choose(current().id)}>
                  {outcomeOf(sitting(), current().id) ? text.outcome.change : text.outcome.other}
                </Button>
              </div>
            </Show>
          </>
        )}
      </Show>
      <Show when={mayRun()}>
        <div class="cluster">
          <Show when={next()}>
            <Button busy={props.taking.isBusy()} onClick={() => props.taking.next()}>
              {item() ? text.item.next : text.item.first}
            </Button>
          </Show>
          <Show when={item()}>
            <Button variant="text" small onClick={() => props.taking.take(null)}>
              {text.item.pause}
            </Button>
          </Show>
        </div>
        <p class="quiet small">
          <Show when={next()} fallback={item() ? text.item.noNext : undefined}>
            {(following) => <>{text.item.nextIs(following().number, titleOf(following()))}</>}
          </Show>
        </p>
      </Show>
    </section>
  )
}

function ItemHead(props: { room: Room; item: SittingItem }) {
  const proposers = () => proposersOf(props.room.sitting(), props.item)
  return (
    <>
      <p class="sitting-current-title">
        {props.item.number} {titleOf(props.item)}
      </p>
      <p class="cluster small">
        <Badge>{agendaKindLabel[props.item.kind]}</Badge>
        <Show when={proposers()}>
          {(names) => (
            <span>
              {text.item.proposers} {names()}
            </span>
          )}
        </Show>
        <Show when={props.item.presenter}>
          {(presenter) => (
            <span>
              {text.item.presenter} {presenter()}
            </span>
          )}
        </Show>
      </p>
      <ItemTimer room={props.room} item={props.item} />
    </>
  )
}

/** Elapsed against planned. The warning keeps its place whether it says something or not, so that nothing jumps when it comes. */
function ItemTimer(props: { room: Room; item: SittingItem }) {
  const timing = () => itemTiming(props.item, props.room.sitting().times, props.room.now())
  const over = () => minutesOf(timing().elapsedMs - timing().plannedMs)
  return (
    <p class="sitting-timer">
      <span class="number">
        {timing().plannedMs > 0
          ? text.item.elapsed(runningTime(timing().elapsedMs), props.item.minutes)
          : text.item.elapsedOnly(runningTime(timing().elapsedMs))}
      </span>
      <span class="sitting-over" role="status">
        {timing().isOver ? text.item.over(Math.max(1, over())) : ''}
      </span>
    </p>
  )
}
