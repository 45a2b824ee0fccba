import { createSignal, For, Show } from 'solid-js'
import type { DeskAct } from '../../shared/desk/act'
import type { DeskItem } from '../../shared/desk/item'
import { type Command, createCommand } from '../data/createCommand'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { handlingOf } from './deskActs'

/** The one-click answers of a line. What was done is handed up: the line itself leaves the desk with its answer. */
export function DeskActs(props: {
  item: DeskItem
  acts: readonly DeskAct[]
  onDone: (act: DeskAct, item: DeskItem) => void
}) {
  const [asked, setAsked] = createSignal<DeskAct>()
  const [pressed, setPressed] = createSignal<DeskAct>()
  const command = createCommand(async (key, act: DeskAct) => {
    await handlingOf(act).run(act, key)
    return true
  })
  const run = async (act: DeskAct) => {
    setPressed(act)
    const item = { ...props.item }
    if (!(await command.run(act))) return
    setAsked(undefined)
    props.onDone(act, item)
  }
  const press = (act: DeskAct) => (handlingOf(act).confirm ? setAsked(act) : void run(act))
  return (
    <>
      <For each={props.acts}>
        {(act) => (
          <Button
            variant={handlingOf(act).isMain?.(act) ? 'solid' : 'outline'}
            busy={command.isBusy() && pressed() === act}
            disabled={command.isBusy() && pressed() !== act}
            onClick={() => press(act)}
          >
            {handlingOf(act).label(act)}
          </Button>
        )}
      </For>
      <Show when={asked() === undefined}>
        <Failure error={command.error()} />
      </Show>
      <Show when={asked()}>
        {(act) => (
          <ConfirmAct
            act={act()}
            item={props.item}
            command={command}
            onClose={() => setAsked(undefined)}
            onConfirm={() => void run(act())}
          />
        )}
      </Show>
    </>
  )
}

function ConfirmAct(props: {
  act: DeskAct
  item: DeskItem
  command: Pick<Command<DeskAct, boolean>, 'isBusy' | 'error'>
  onClose: () => void
  onConfirm: () => void
}) {
  const words = () => handlingOf(props.act).confirm?.(props.act, props.item)
  return (
    <Show when={words()}>
      {(said) => (
        <ConfirmDialog
          open
          title={said().title}
          confirmLabel={said().button}
          busy={props.command.isBusy()}
          onClose={() => props.onClose()}
          onConfirm={() => props.onConfirm()}
        >
          <p>{said().text}</p>
          <ul>
            <For each={said().lines}>{(line) => <li>{line}</li>}</For>
          </ul>
          <Failure error={props.command.error()} />
        </ConfirmDialog>
      )}
    </Show>
  )
}
