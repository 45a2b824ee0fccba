import { createEffect, on, Show } from 'solid-js'
import type { DeskAct } from '../../shared/desk/act'
import type { DeskItem } from '../../shared/desk/item'
import { createCommand } from '../data/createCommand'
import { deskText } from '../text/desk'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import { Unbroken } from '../ui/Unbroken'
import { handlingOf } from './deskActs'

export interface Answer {
  act: DeskAct
  item: DeskItem
}

/** What was answered last, with the way back: the line itself is gone. It takes the focus that the pressed button had. */
export function Answered(props: { answer: Answer | undefined; onUndone: () => void }) {
  let box: HTMLDivElement | undefined
  createEffect(
    on(
      () => props.answer,
      (answer) => answer && box?.focus(),
    ),
  )
  const undo = createCommand(async (key, { act }: Answer) => {
    await handlingOf(act).undo?.(act, key)
    return true
  })
  const takeBack = async (answer: Answer) => {
    if (!(await undo.run(answer))) return
    showToast(deskText.undone)
    props.onUndone()
  }
  return (
    <div class="desk-answered" tabindex="-1" ref={box}>
      <Show when={props.answer} keyed>
        {(answer) => (
          <NoticeBanner
            tone="success"
            actions={
              <Show when={handlingOf(answer.act).undo}>
                <Button busy={undo.isBusy()} onClick={() => void takeBack(answer)}>
                  {deskText.undo}
                </Button>
              </Show>
            }
          >
            <p>
              <Unbroken text={handlingOf(answer.act).done(answer.act, answer.item)} />
            </p>
            <Failure error={undo.error()} />
          </NoticeBanner>
        )}
      </Show>
    </div>
  )
}
