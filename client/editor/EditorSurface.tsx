import type { Editor, Extensions } from '@tiptap/core'
import { type Accessor, createEffect, createSignal, type JSX, Show } from 'solid-js'
import type { DocumentConnection } from '../collab/connectDocument'
import { editorText } from '../text/editor'
import { Button } from '../ui/Button'
import { NoticeBanner } from '../ui/NoticeBanner'
import { createEditor } from './createEditor'
import { imeSafeCollaboration } from './imeSafeCollaboration'
import './editor.css'

interface EditorSurfaceProps {
  /** of a document that is already synced: an editor on an empty one would show what is not true */
  connection: DocumentConnection
  /** name of the root in the shared document */
  root: string
  nodes: Extensions
  label: string
  readOnly: boolean
  toolbar: (editor: Accessor<Editor | undefined>) => JSX.Element
}

/** The text of a co-edited document, with its tools above. */
export function EditorSurface(props: EditorSurfaceProps) {
  let element: HTMLDivElement | undefined
  const [unknown, setUnknown] = createSignal<string>()
  const [isBehind, setBehind] = createSignal(false)
  const [restored, setRestored] = createSignal('', { equals: false })
  const mayWrite = () => !props.readOnly && !props.connection.closed() && !unknown()
  const editor = createEditor(
    () => element ?? document.createElement('div'),
    () => ({
      editable: mayWrite(),
      extensions: [
        ...props.nodes,
        imeSafeCollaboration({
          fragment: props.connection.doc.getXmlFragment(props.root),
          awareness: props.connection.awareness,
          onBeforeRemote: props.connection.onBeforeRemote,
          onUnknownContent: setUnknown,
          onBehind: setBehind,
          onRestored: () => setRestored(editorText.restoredSpoken),
        }),
      ],
      editorProps: {
        attributes: { 'aria-label': props.label, 'aria-multiline': 'true', spellcheck: 'false' },
      },
    }),
  )
  createEffect(() => editor()?.setEditable(mayWrite()))
  return (
    <div class="editor" classList={{ 'editor-read-only': !mayWrite() }}>
      <Show when={unknown()}>
        <UnknownContent />
      </Show>
      <Show when={mayWrite()}>{props.toolbar(editor)}</Show>
      <div class="editor-behind" classList={{ 'editor-behind-shown': isBehind() }} aria-hidden="true">
        <span>{editorText.behind}</span>
      </div>
      <p class="visually-hidden" role="status">
        {restored()}
      </p>
      <div ref={element} class="editor-surface" />
    </div>
  )
}

function UnknownContent() {
  return (
    <NoticeBanner
      tone="warning"
      live="assertive"
      title={editorText.unknownContent.title}
      actions={<Button onClick={() => window.location.reload()}>{editorText.reload}</Button>}
    >
      <p>{editorText.unknownContent.body}</p>
    </NoticeBanner>
  )
}
