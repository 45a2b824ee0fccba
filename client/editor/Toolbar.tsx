import type { Editor } from '@tiptap/core'
import { type Accessor, For, type JSX, onMount } from 'solid-js'
import { editorText } from '../text/editor'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import type { IconComponent } from '../ui/IconComponent'
import { editorState } from './createEditor'

export interface Tool {
  icon: IconComponent
  label: string
  /** as a person presses them: Ctrl+Alt+2 */
  keys: string
  /** the word stands beside the icon: for what only this kind of document has */
  hasWord?: boolean
  isActive?: (editor: Editor) => boolean
  isEnabled?: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

/** One stop for the Tab key; the arrow keys go from tool to tool. */
export function Toolbar(props: {
  editor: Accessor<Editor | undefined>
  groups: readonly (readonly Tool[])[]
  /** what is no button and keeps its own stop, such as a choice */
  children?: JSX.Element
}) {
  return (
    <div class="editor-toolbar">
      {props.children}
      <div
        ref={(element) => onMount(() => rove(element))}
        class="editor-tools"
        role="toolbar"
        aria-label={editorText.toolbar.label}
        aria-orientation="horizontal"
        onMouseDown={keepCaret}
      >
        <For each={props.groups}>
          {(group) => (
            <div class="editor-tool-group">
              <For each={group}>{(tool) => <ToolButton editor={props.editor} tool={tool} />}</For>
            </div>
          )}
        </For>
      </div>
    </div>
  )
}

function ToolButton(props: { editor: Accessor<Editor | undefined>; tool: Tool }) {
  const isActive = editorState(props.editor, (editor) => props.tool.isActive?.(editor))
  const isEnabled = editorState(
    props.editor,
    (editor) => editor.isEditable && (props.tool.isEnabled?.(editor) ?? true),
  )
  const press = () => {
    const editor = props.editor()
    if (editor) props.tool.run(editor)
  }
  return props.tool.hasWord ? (
    <Button
      small
      variant="outline"
      icon={props.tool.icon}
      pressed={isActive() ?? false}
      disabled={!isEnabled()}
      onClick={press}
    >
      {props.tool.label}
    </Button>
  ) : (
    <IconButton
      icon={props.tool.icon}
      label={editorText.toolbar.withKeys(props.tool.label, props.tool.keys)}
      pressed={isActive()}
      disabled={!isEnabled()}
      onClick={press}
    />
  )
}

/** A press must not take the caret out of the text, nor end what an input method has open there. */
function keepCaret(event: MouseEvent) {
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault()
}

function rove(toolbar: HTMLElement) {
  const buttons = () => [...toolbar.querySelectorAll('button')]
  const select = (chosen: HTMLButtonElement | undefined) => {
    for (const button of buttons()) button.tabIndex = button === chosen ? 0 : -1
  }
  select(buttons()[0])
  toolbar.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLButtonElement) select(target)
  })
  toolbar.addEventListener('keydown', (event) => {
    const enabled = buttons().filter((button) => !button.disabled)
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const current = enabled.findIndex((button) => button.matches(':focus'))
    if (step === undefined || current < 0) return
    event.preventDefault()
    enabled.at((current + step) % enabled.length)?.focus()
  })
}
