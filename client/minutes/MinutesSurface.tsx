import type { Editor } from '@tiptap/core'
import { type Accessor, createSignal, For, Show } from 'solid-js'
import type { DocumentConnection } from '../collab/connectDocument'
import { markedIn, showPassage } from '../confirmation/markedPassage'
import type { Passages } from '../confirmation/passages'
import { CommandList } from '../editor/CommandList'
import { commandMenu, type OpenMenu } from '../editor/commandMenu'
import { editorState } from '../editor/createEditor'
import { EditorSurface } from '../editor/EditorSurface'
import { plainNodes } from '../editor/plainNodes'
import { plainTools } from '../editor/plainTools'
import { Toolbar } from '../editor/Toolbar'
import { authorMarks } from '../history/authorMarks'
import type { Authors } from '../history/createAuthors'
import { confirmationText } from '../text/confirmation'
import { editorText } from '../text/editor'
import { Button } from '../ui/Button'
import { BlockIds } from './blockIds'
import './minutesEditor.css'
import { minutesCommands } from './minutesCommands'
import type { AgendaItemTitle, MinutesContext } from './minutesContext'
import { minutesNodes } from './minutesNodes'
import { insertAgendaRefs, MinutesKeys, minutesTools } from './minutesTools'

/** The minutes' text and tools; loaded only where minutes are written, since Tiptap is most of its weight. */
export function MinutesSurface(props: {
  connection: DocumentConnection
  context: MinutesContext
  authors: Authors
  readOnly: boolean
  passages?: Passages | undefined
}) {
  const [menu, setMenu] = createSignal<OpenMenu>()
  return (
    <EditorSurface
      connection={props.connection}
      root="minutes"
      nodes={[
        ...minutesNodes(props.context),
        ...plainNodes(editorText.minutes.placeholder),
        BlockIds,
        MinutesKeys,
        commandMenu({
          commands: (editor) => minutesCommands(editor, props.context.agendaItems()),
          show: setMenu,
        }),
        authorMarks(props.authors),
      ]}
      label={editorText.minutes.label}
      readOnly={props.readOnly}
      toolbar={(editor) => (
        <Toolbar editor={editor} groups={[minutesTools, ...plainTools]}>
          <PassageBridge editor={editor} passages={props.passages} />
          <AgendaChoice editor={editor} items={props.context.agendaItems()} />
          <CommandList menu={menu()} />
        </Toolbar>
      )}
    />
  )
}

/** Tells the list of 修正依頼 what is marked here and how to lead here, and asks for a correction of what is marked. */
function PassageBridge(props: { editor: Accessor<Editor | undefined>; passages: Passages | undefined }) {
  props.passages?.attach({
    marked: () => {
      const editor = props.editor()
      return editor && markedIn(editor)
    },
    show: (passage) => {
      const editor = props.editor()
      if (editor) showPassage(editor, passage)
    },
  })
  const isMarked = editorState(props.editor, (editor) => !editor.state.selection.empty)
  return (
    <Show when={props.passages?.request()}>
      {(request) => (
        <Button small variant="outline" disabled={!isMarked()} onClick={() => request()()}>
          {confirmationText.request}
        </Button>
      )}
    </Show>
  )
}

const everyItem = '*'

/** A choice that acts: it inserts and goes back to its own name. */
function AgendaChoice(props: { editor: Accessor<Editor | undefined>; items: readonly AgendaItemTitle[] }) {
  const isEditable = editorState(props.editor, (editor) => editor.isEditable)
  const insert = (select: HTMLSelectElement) => {
    const chosen = select.value === everyItem ? props.items.map(({ id }) => id) : [select.value]
    select.value = ''
    const editor = props.editor()
    if (editor) insertAgendaRefs(editor, chosen)
  }
  return (
    <label class="agenda-choice">
      <span class="visually-hidden">{editorText.minutes.agendaLabel}</span>
      <select
        class="input"
        disabled={!isEditable() || props.items.length === 0}
        onChange={(event) => insert(event.currentTarget)}
      >
        <option value="">{editorText.minutes.agenda}</option>
        <Show when={props.items.length > 1}>
          <option value={everyItem}>{editorText.minutes.allAgenda}</option>
        </Show>
        <For each={props.items}>
          {(item) => (
            <option value={item.id}>
              {editorText.minutes.agendaItem(item.number, item.title || editorText.minutes.untitled)}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
