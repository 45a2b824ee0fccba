import { Editor, type EditorOptions } from '@tiptap/core'
import {
  type Accessor,
  createMemo,
  createSignal,
  getOwner,
  type Owner,
  onCleanup,
  onMount,
  runWithOwner,
  untrack,
} from 'solid-js'

const owners = new WeakMap<Editor, Owner>()
/** NodeViews are built while the editor's constructor runs, before it can be looked up. */
let ownerUnderConstruction: Owner | null = null

/**
 * A Tiptap editor that lives as long as the component. The options are read once and untracked: a new editor for a changed
 * signal would throw away caret, undo and whatever an input method is in the middle of.
 */
export function createEditor(
  element: () => HTMLElement,
  options: () => Partial<EditorOptions>,
): Accessor<Editor | undefined> {
  const [editor, setEditor] = createSignal<Editor>()
  const owner = getOwner()
  onMount(() => {
    ownerUnderConstruction = owner
    // Tiptap's own style sheet would be an inline <style>, which the content security policy forbids: see editor.css.
    const made = untrack(() => new Editor({ injectCSS: false, ...options(), element: element() }))
    ownerUnderConstruction = null
    if (owner) owners.set(made, owner)
    setEditor(made)
    onCleanup(() => {
      setEditor(undefined)
      made.destroy()
    })
  })
  return editor
}

/** Something of the editor's state; tells its readers only when the value has changed. */
export function editorState<T>(
  editor: Accessor<Editor | undefined>,
  select: (editor: Editor) => T,
): Accessor<T | undefined> {
  const [transactions, setTransactions] = createSignal(0)
  createMemo(() => {
    const current = editor()
    if (!current) return
    const count = () => setTransactions((number) => number + 1)
    current.on('transaction', count)
    onCleanup(() => current.off('transaction', count))
  })
  return createMemo(() => {
    transactions()
    const current = editor()
    return current && !current.isDestroyed ? select(current) : undefined
  })
}

/** Runs `build` as a part of the component that made the editor, so that contexts and clean-ups reach it. */
export function withinEditor<T>(editor: Editor, build: () => T): T | undefined {
  return runWithOwner(owners.get(editor) ?? ownerUnderConstruction, build)
}
