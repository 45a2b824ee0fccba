import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from 'y-prosemirror'
import { bindingOf, positionOf } from './binding'
import { applyChanges, changesBetween } from './documentDiff'

/** Whether a transaction renders what came from the shared document, rather than what was done in this editor. */
export const isRemote = (transaction: Transaction): boolean =>
  transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true

/**
 * y-prosemirror renders every remote change by replacing the whole document. This says the same with the smallest steps:
 * carets, decorations and NodeViews stay, typing does not come out reversed, and a block inserted above does not end
 * a composition below.
 */
export function minimizeRemote(transaction: Transaction, state: EditorState): Transaction {
  const changes = changesBetween(state.doc, transaction.doc)
  const minimal = applyChanges(state.tr, changes, transaction.doc)
  // What the diff cannot express is rendered as it came: a jumping caret is better than a wrong text.
  if (!minimal.doc.eq(transaction.doc)) return transaction
  restoreSelection(minimal, state)
  minimal.setMeta('addToHistory', transaction.getMeta('addToHistory'))
  minimal.setMeta(ySyncPluginKey, transaction.getMeta(ySyncPluginKey))
  return transaction.scrolledIntoView ? minimal.scrollIntoView() : minimal
}

/** The shared document knows best where the caret was; where its character is gone, the steps have moved it along. */
function restoreSelection(transaction: Transaction, state: EditorState) {
  const binding = bindingOf(state)
  const before = binding?.beforeTransactionSelection
  if (!binding || !before || !transaction.docChanged || !(state.selection instanceof TextSelection)) return
  const { doc } = transaction
  const [anchor, head] = [positionOf(binding, before.anchor), positionOf(binding, before.head)]
  if (anchor === undefined || head === undefined || Math.max(anchor, head) > doc.content.size) return
  const $head = doc.resolve(head)
  if ($head.parent.inlineContent) transaction.setSelection(TextSelection.between(doc.resolve(anchor), $head))
}
