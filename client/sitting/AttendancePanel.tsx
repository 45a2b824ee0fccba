import { createSignal, For, Show } from 'solid-js'
import { sittingText as text } from '../text/sitting'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { AttendeeDialog } from './AttendeeDialog'
import { AttendeeRow } from './AttendeeRow'
import { createAct, post, type Room } from './room'
import type { SittingAttendee } from './sitting'

/** 出欠: one tap for each who comes, comes late or leaves; everything else by hand. */
export function AttendancePanel(props: { room: Room }) {
  const sitting = () => props.room.sitting()
  const drafting = createAct(props.room, post.draft)
  /** null: somebody new; undefined: the dialog is closed */
  const [edited, setEdited] = createSignal<SittingAttendee | null>()
  const draft = () =>
    void drafting.run().then((done) => {
      if (done) showToast(text.attendance.added(done.added))
    })
  return (
    <div class="stack">
      <Failure error={drafting.error()} />
      <Show
        when={sitting().attendees.length > 0}
        fallback={
          <>
            <p>{text.attendance.empty}</p>
            <Show when={sitting().can.attend}>
              <p class="quiet small">{text.attendance.draftHint}</p>
              <Button busy={drafting.isBusy()} onClick={draft}>
                {text.attendance.draft}
              </Button>
            </Show>
          </>
        }
      >
        <ul class="sitting-attendees list-plain">
          <For each={sitting().attendees}>
            {(attendee) => (
              <AttendeeRow room={props.room} attendee={attendee} onEdit={() => setEdited(attendee)} />
            )}
          </For>
        </ul>
      </Show>
      <Observers room={props.room} />
      <Show when={sitting().can.attend && sitting().attendees.length > 0}>
        <div class="cluster">
          <Button small onClick={() => setEdited(null)}>
            {text.attendance.add}
          </Button>
          <Button small variant="text" busy={drafting.isBusy()} onClick={draft}>
            {text.attendance.again}
          </Button>
        </div>
      </Show>
      <AttendeeDialog room={props.room} attendee={edited()} onClose={() => setEdited(undefined)} />
    </div>
  )
}

/** 傍聴者数 */
function Observers(props: { room: Room }) {
  const sitting = () => props.room.sitting()
  const counting = createAct(props.room, post.observers)
  const [typed, setTyped] = createSignal<string>()
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const count = Number(typed())
    if (!Number.isInteger(count) || count < 0) return
    void counting.run(count).then((done) => done && setTyped(undefined))
  }
  return (
    <Show
      when={sitting().can.attend}
      fallback={
        <p>
          {text.attendance.observers} {sitting().observerCount}
          {text.attendance.observersUnit}
        </p>
      }
    >
      <Failure error={counting.error()} />
      <form class="cluster" onSubmit={save}>
        <label class="cluster">
          <span>{text.attendance.observers}</span>
          <input
            class="input sitting-observers"
            type="number"
            inputmode="numeric"
            min="0"
            max="9999"
            value={typed() ?? sitting().observerCount}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <span>{text.attendance.observersUnit}</span>
        </label>
        <Show when={typed() !== undefined}>
          <Button small type="submit" busy={counting.isBusy()}>
            {text.attendance.setObservers}
          </Button>
        </Show>
      </form>
    </Show>
  )
}
