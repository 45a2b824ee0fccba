import { useParams } from '@solidjs/router'
import { createEffect, For, onCleanup, Show } from 'solid-js'
import { clockTime } from '../../shared/calendar'
import { itemTiming, nextItem } from '../../shared/sitting/timing'
import { noteAttendance } from '../data/attendance'
import { isLiveConnected } from '../data/live'
import { sittingText } from '../text/sitting'
import { createClock, minutesOf, runningTime } from './createClock'
import { itemNamed, outcomeOf, outcomeWords, proposersOf, quorumNow, titleOf, underItem } from './itemsOf'
import { OutcomeEntries } from './OutcomesNow'
import { createSitting, type Sitting, type SittingItem } from './sitting'
import './screen.css'

const text = sittingText.screen

/** The wall of the hall: the current item in large letters and what is written under it, for all to check. Nothing to press. */
export function ScreenPage() {
  const params = useParams<{ id: string }>()
  const page = createSitting(() => params.id)
  createEffect(() => page()?.state === 'in_session' && stayAwake())
  return (
    <div class="screen">
      <Show when={page()} fallback={<p class="screen-note">{page.error()?.message ?? ''}</p>}>
        {(sitting) => <Wall sitting={sitting()} />}
      </Show>
      <Show when={!isLiveConnected()}>
        <p class="screen-offline">{text.offline}</p>
      </Show>
    </div>
  )
}

/** Nobody touches a projector's terminal for an hour: while a meeting is shown, its being shown is its use. */
function stayAwake(): void {
  const timer = setInterval(noteAttendance, halfMinuteMs)
  noteAttendance()
  onCleanup(() => clearInterval(timer))
}
const halfMinuteMs = 30_000

function Wall(props: { sitting: Sitting }) {
  const now = createClock(() => props.sitting)
  const item = () => itemNamed(props.sitting, props.sitting.currentItemId)
  const quorum = () => quorumNow(props.sitting, now())
  return (
    <>
      <header class="screen-head">
        <h1>{props.sitting.name}</h1>
        <p>
          <Show when={props.sitting.beganAt !== null} fallback={text.before}>
            {text.present(quorum().present.length, quorum().total)}
          </Show>
        </p>
        <p class="screen-clock">{clockTime(now())}</p>
      </header>
      <Show
        when={item()}
        fallback={
          <Show when={props.sitting.endedAt !== null} fallback={<Between sitting={props.sitting} />}>
            <AllOutcomes sitting={props.sitting} />
          </Show>
        }
      >
        {(current) => <Current sitting={props.sitting} item={current()} now={now()} />}
      </Show>
    </>
  )
}

function Current(props: { sitting: Sitting; item: SittingItem; now: number }) {
  const timing = () => itemTiming(props.item, props.sitting.times, props.now)
  const under = () => underItem(props.sitting, props.item.id)
  const next = () => nextItem(props.sitting.items, props.item.id)
  return (
    <>
      <section class="screen-item">
        <p class="screen-number">{props.item.number}</p>
        <h2>{titleOf(props.item)}</h2>
        <Show when={proposersOf(props.sitting, props.item)}>
          {(names) => <p class="screen-proposers">{text.proposedBy(names())}</p>}
        </Show>
        <Show when={outcomeOf(props.sitting, props.item.id)}>
          {(outcome) => <p class="screen-outcome">{outcomeWords(outcome())}</p>}
        </Show>
        <div class="screen-outcomes" data-many={isMany(under()) || undefined}>
          <OutcomeEntries sitting={props.sitting} {...under()} />
        </div>
      </section>
      <footer class="screen-foot">
        <p class="screen-timer" data-over={timing().isOver || undefined}>
          {timing().plannedMs > 0
            ? sittingText.item.elapsed(runningTime(timing().elapsedMs), props.item.minutes)
            : runningTime(timing().elapsedMs)}
          <span>
            {timing().isOver
              ? sittingText.item.over(Math.max(1, minutesOf(timing().elapsedMs - timing().plannedMs)))
              : ''}
          </span>
        </p>
        <p>
          <Show when={next()}>
            {(following) => <>{text.next(following().number, titleOf(following()))}</>}
          </Show>
        </p>
      </footer>
    </>
  )
}

/** More than fit in large letters: smaller ones, and what is still more can be scrolled to. */
const isMany = (shown: Pick<Sitting, 'decisions' | 'actionItems'>): boolean =>
  shown.decisions.length + shown.actionItems.length > 6

/** Before the first item and in a break: what is on the table today. */
function Between(props: { sitting: Sitting }) {
  return (
    <section class="screen-item">
      <p class="screen-note">{props.sitting.beganAt === null ? text.before : text.notInItem}</p>
      <ol class="screen-list list-plain">
        <For each={props.sitting.items}>
          {(item) => (
            <li>
              <span>{item.number}</span> {titleOf(item)}
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}

/** 読み上げ確認 stays on the wall when the meeting is over. */
function AllOutcomes(props: { sitting: Sitting }) {
  return (
    <section class="screen-item">
      <p class="screen-note">{text.after}</p>
      <h2>{text.readAloud}</h2>
      <div class="screen-outcomes" data-many={isMany(props.sitting) || undefined}>
        <OutcomeEntries sitting={props.sitting} {...props.sitting} />
      </div>
    </section>
  )
}
