import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { mutex } from 'lib0/mutex'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from 'y-prosemirror'
import * as Y from 'yjs'

/** A selection in terms of the shared document: it survives everything that happens around it. */
export interface SharedSelection {
  type: string
  anchor: Y.RelativePosition | null
  head: Y.RelativePosition | null
}

/**
 * What we use of y-prosemirror's binding. Most of it is not its public face, hence the exact version in package.json
 * and test/editor/contract.test.ts, which fails when an update changes one of these.
 */
export interface Binding {
  doc: Y.Doc
  type: Y.XmlFragment
  mapping: Map<Y.AbstractType<unknown>, Node | Node[]>
  mux: mutex
  beforeTransactionSelection: SharedSelection | null
  beforeAllTransactions: () => void
  /** the observer of the shared document: renders what others wrote */
  _observeFunction: (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => void
  /** writes the editor's document into the shared one */
  _prosemirrorChanged: (doc: Node) => void
  /** renders the shared document anew */
  _forceRerender: () => void
}

/** The binding of an editor; undefined before its plugins are there. */
export function bindingOf(state: EditorState): Binding | undefined {
  return ySyncPluginKey.getState(state)?.binding
}

/** Where a shared position is in the editor, or undefined when what it points at is gone. */
export function positionOf(binding: Binding, position: Y.RelativePosition | null): number | undefined {
  if (position === null || !isAlive(binding.doc, position)) return undefined
  const { doc, type, mapping } = binding
  return relativePositionToAbsolutePosition(doc, type, position, mapping) ?? undefined
}

/** Whether the character a position points at, or else the block it ends, still exists. */
function isAlive(doc: Y.Doc, { item, type }: Y.RelativePosition): boolean {
  const id = item ?? type
  if (id === null) return true
  if (Y.getState(doc.store, id.client) <= id.clock) return false
  const found = Y.getItem(doc.store, id)
  return found instanceof Y.Item && !found.deleted
}

export function sharedSelection(binding: Binding, { selection }: EditorState): SharedSelection {
  const shared = (position: number): Y.RelativePosition =>
    absolutePositionToRelativePosition(position, binding.type, binding.mapping)
  return { type: 'text', anchor: shared(selection.anchor), head: shared(selection.head) }
}
