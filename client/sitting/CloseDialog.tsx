import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { outcomeLabel, outcomes } from '../../shared/meetings/outcome'
import { undecidedItems } from '../../shared/sitting/undecided'
import { commonText } from '../text/common'
import { sittingText } from '../text/sitting'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { Select } from '../ui/Select'
import { showToast } from '../ui/Toast'
import { createDeciding, plainOutcome } from './createDeciding'
import { outcomeOf, titleOf } from './itemsOf'
import { OutcomeEntries } from './OutcomesNow'
import { createAct, post, type Room } from './room'
import type { SittingItem } from './sitting'

const text = sittingText.closing

/** 閉会: first what is still undecided, each set right here; then decisions and 宿題 to read aloud; then the end. */
export function CloseDialog(props: { open: boolean; onClose: () => void; room: Room }) {
  const sitting = () => props.room.sitting()
  const closing = createAct(props.room, post.close)
  const undecided = () => undecidedItems(sitting().items, sitting().outcomes)
  const isReady = () => undecided().length === 0
  /** An item that was set right here keeps its line, which says what it was set to. */
  const [asked, setAsked] = createSignal<readonly string[]>([])
  const listed = () => {
    const ids = [...asked(), ...undecided().map(({ id }) => id)]
    return sitting().items.filter(({ id }) => ids.includes(id))
  }
  createEffect(
    on(
      () => props.open,
      (isOpen) => {
        if (!isOpen) return
        closing.reset()
        setAsked(undecided().map(({ id }) => id))
      },
    ),
  )
  const close = async () => {
    const done = await closing.run()
    if (!done) return
    props.onClose()
    showToast(text.done)
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={text.title}
      wide
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" busy={closing.isBusy()} disabled={!isReady()} onClick={() => void close()}>
            {text.act}
          </Button>
        </>
      }
    >
      <Failure error={closing.error()} />
      <Show when={!isReady()}>
        <NoticeBanner tone="warning" title={text.undecided(undecided().length)}>
          <p>{text.undecidedHint}</p>
        </NoticeBanner>
      </Show>
      <Show when={listed().length > 0}>
        <ul class="stack list-plain">
          <For each={listed()}>{(item) => <Undecided room={props.room} item={item} />}</For>
        </ul>
      </Show>
      <section class="section">
        <h3>{text.readAloud}</h3>
        <p class="quiet small">{text.readAloudHint}</p>
        <Show
          when={sitting().decisions.length + sitting().actionItems.length > 0}
          fallback={<p>{text.nothing}</p>}
        >
          <OutcomeEntries sitting={sitting()} {...sitting()} />
        </Show>
      </section>
    </Dialog>
  )
}

function Undecided(props: { room: Room; item: SittingItem }) {
  const deciding = createDeciding(props.room)
  const set = (chosen: string) => {
    const outcome = outcomes.find((each) => each === chosen)
    if (outcome)
      void deciding.decide({ ...plainOutcome, itemId: props.item.id, outcome, hasNoObjection: false }, true)
  }
  return (
    <li class="sitting-undecided">
      <Failure error={deciding.error()} />
      <Select
        label={`${props.item.number} ${titleOf(props.item)}`}
        unmarked
        narrow
        value={outcomeOf(props.room.sitting(), props.item.id)?.outcome ?? ''}
        placeholder={text.set}
        disabled={deciding.isBusy()}
        options={outcomes.map((value) => ({ value, label: outcomeLabel[value] }))}
        onChange={set}
      />
    </li>
  )
}
