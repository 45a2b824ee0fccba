import { createEffect, createUniqueId, For, Show } from 'solid-js'
import { editorText } from '../text/editor'
import type { OpenMenu } from './commandMenu'

/** The list below the line. The caret stays in the text: the arrow keys choose, and what they choose is read out. */
export function CommandList(props: { menu: OpenMenu | undefined }) {
  const chosen = () => props.menu?.commands[props.menu.chosen]
  return (
    <>
      <p class="visually-hidden" role="status">
        <Show when={chosen()}>
          {(command) => <>{editorText.commands.chosen(command().name, command().hint)}</>}
        </Show>
      </p>
      <Show when={props.menu}>{(menu) => <List menu={menu()} />}</Show>
    </>
  )
}

function List(props: { menu: OpenMenu }) {
  const id = createUniqueId()
  let list: HTMLUListElement | undefined
  createEffect(() => {
    const { left, top, bottom } = props.menu.line
    if (!list) return
    const { width, height } = list.getBoundingClientRect()
    const isBelow = bottom + height + gapPx <= window.innerHeight || top < height
    list.style.left = `${Math.max(gapPx, Math.min(left, window.innerWidth - width - gapPx))}px`
    list.style.top = `${isBelow ? bottom + gapPx : top - height - gapPx}px`
    list.children[props.menu.chosen]?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <ul ref={list} class="command-menu list-plain" id={id} aria-hidden="true">
      <For each={props.menu.commands}>
        {(command, index) => (
          <li data-chosen={index() === props.menu.chosen || undefined}>
            {/* Pressed, not clicked: the caret must not leave the text. */}
            <button
              type="button"
              tabindex={-1}
              onMouseDown={(event) => {
                event.preventDefault()
                props.menu.run(index())
              }}
            >
              <strong>{command.name}</strong>
              <span class="quiet small">{command.hint}</span>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}

const gapPx = 4
