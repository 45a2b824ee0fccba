import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import type { ApiError } from '../data/ApiError'
import { SkeletonAct } from '../minutes/SkeletonAct'
import { sittingText as text } from '../text/sitting'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { Tabs } from '../ui/Tabs'
import { AttendancePanel } from './AttendancePanel'
import { CloseDialog } from './CloseDialog'
import { CurrentItem } from './CurrentItem'
import { createDeciding } from './createDeciding'
import { createTaking } from './createTaking'
import { ItemList } from './ItemList'
import { MeetingClock } from './MeetingClock'
import { OutcomeDialog } from './OutcomeDialog'
import { OutcomesNow } from './OutcomesNow'
import { QuorumLine } from './QuorumLine'
import { ReopenDialog } from './ReopenDialog'
import { createAct, post, type Room } from './room'
import { SittingEvents } from './SittingEvents'
import { SittingSummary } from './SittingSummary'

type ListName = 'items' | 'attendance' | 'outcomes'

interface ProgressProps {
  room: Room
  /** an item began by an act of this page: its heading goes into the minutes */
  onBegun: (itemId: string) => void
  /** 骨子; tells how much was put in, undefined while the minutes are not here */
  onSkeleton: () => number | undefined
}

/** 進行: clock, 定足数 and the current item above, the lists below. */
export function Progress(props: ProgressProps) {
  const sitting = () => props.room.sitting()
  const [list, setList] = createSignal<ListName>('items')
  const [isOpeningEmpty, setOpeningEmpty] = createSignal(false)
  const [isClosing, setClosing] = createSignal(false)
  const [isReopening, setReopening] = createSignal(false)
  const taking = createTaking(props.room, (itemId) => props.onBegun(itemId))
  const deciding = createDeciding(props.room)
  const opening = createAct(props.room, post.open)
  let summary: HTMLDivElement | undefined
  // Whoever closed the meeting from the middle of a long list stands before what it came to.
  createEffect(
    on(
      () => sitting().endedAt,
      (endedAt) => endedAt !== null && summary?.scrollIntoView(),
      { defer: true },
    ),
  )
  listenToKeys({ next: taking.next, noObjection: deciding.noObjection })
  const open = () => {
    setOpeningEmpty(false)
    void opening.run()
  }
  const isEmpty = () => !sitting().attendees.some(({ status }) => status === 'present')
  const failure = (): ApiError | undefined => opening.error() ?? taking.error() ?? deciding.error()
  return (
    <>
      <MeetingClock room={props.room} />
      <QuorumLine room={props.room} />
      <Failure error={failure()} />
      <Show when={sitting().beganAt === null}>
        <p class="quiet">{sitting().openRefusal ?? (sitting().can.run ? text.notOpen : text.watching)}</p>
        <Show when={sitting().can.open}>
          <Button
            variant="solid"
            busy={opening.isBusy()}
            onClick={() => (isEmpty() ? setOpeningEmpty(true) : open())}
          >
            {text.open}
          </Button>
        </Show>
      </Show>
      <Show when={sitting().state === 'in_session'}>
        <CurrentItem room={props.room} taking={taking} deciding={deciding} />
      </Show>
      <Show when={sitting().endedAt !== null}>
        <div ref={summary}>
          <SittingSummary room={props.room} />
        </div>
      </Show>
      <div class="cluster">
        <Show when={sitting().can.close}>
          <Button variant="solid" onClick={() => setClosing(true)}>
            {text.close}
          </Button>
        </Show>
        <Show when={sitting().endedAt !== null && sitting().can.write}>
          <SkeletonAct fillIn={props.onSkeleton} />
        </Show>
        <Show when={sitting().can.reopen}>
          <Button variant="text" onClick={() => setReopening(true)}>
            {text.reopen}
          </Button>
        </Show>
      </div>
      <Tabs
        label={text.panes.progress}
        value={list()}
        onChange={setList}
        keepMounted
        tabs={[
          {
            value: 'items',
            label: text.item.list,
            content: () => <ItemList room={props.room} taking={taking} deciding={deciding} />,
          },
          {
            value: 'attendance',
            label: text.attendance.label,
            content: () => <AttendancePanel room={props.room} />,
          },
          {
            value: 'outcomes',
            label: text.outcomes.label,
            content: () => <OutcomesNow room={props.room} />,
          },
        ]}
      />
      <SittingEvents room={props.room} />
      <OutcomeDialog room={props.room} deciding={deciding} />
      <ConfirmDialog
        open={isOpeningEmpty()}
        title={text.openEmpty.title}
        confirmLabel={text.openEmpty.act}
        onClose={() => setOpeningEmpty(false)}
        onConfirm={open}
      >
        <p>{text.openEmpty.body}</p>
      </ConfirmDialog>
      <CloseDialog open={isClosing()} onClose={() => setClosing(false)} room={props.room} />
      <ReopenDialog open={isReopening()} onClose={() => setReopening(false)} room={props.room} />
    </>
  )
}

/** By the place of the key, since Alt makes other letters of them on some keyboards; never while an input method is open. */
function listenToKeys(acts: { next: () => void; noObjection: () => void }): void {
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.repeat) return
    const act = { KeyN: acts.next, KeyY: acts.noObjection }[event.code]
    if (!act) return
    event.preventDefault()
    act()
  }
  onMount(() => window.addEventListener('keydown', press))
  onCleanup(() => window.removeEventListener('keydown', press))
}
