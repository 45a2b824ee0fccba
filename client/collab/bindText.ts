import type * as Y from 'yjs'
import { splice } from './splice'
import { mapCaret, mapCharacters, type TextDelta } from './textDelta'

type TextField = HTMLInputElement | HTMLTextAreaElement

export interface BoundText {
  /** an input method is open in this field: what the others write waits until it is closed */
  isComposing: () => boolean
  unbind: () => void
}

/**
 * Binds a text field to a shared text. While an input method composes in the field nothing is written to it, since that
 * would end the composition; at its end the local edit is put where it belongs among what the others wrote meanwhile.
 * `origin` marks the transactions made here, for an undo manager of the caller's.
 */
export function bindText(field: TextField, text: Y.Text, origin: unknown = field): BoundText {
  const abort = new AbortController()
  let shown = display(text, field)
  let composing = false
  let writing = false
  /** what the others changed since the composition began */
  let pending: TextDelta[] = []
  field.value = shown

  const show = (start: number, end: number) => {
    shown = display(text, field)
    if (field.value === shown) return
    field.value = shown
    if (field.ownerDocument.activeElement === field) field.setSelectionRange(start, end)
  }

  const commit = () => {
    const edit = splice(shown, field.value)
    const caret = field.selectionStart ?? edit.at + edit.inserted.length
    const rebased = pending.length > 0
    const deleted = pending.reduce<readonly number[]>(mapCharacters, range(edit.at, edit.deleted))
    const at = pending.reduce(mapCaret, edit.at)
    pending = []
    writing = true
    text.doc?.transact(() => replace(text, deleted, at, edit.inserted), origin)
    writing = false
    const inside = Math.min(Math.max(caret - edit.at, 0), edit.inserted.length)
    const start = at - deleted.filter((position) => position < at).length + inside
    if (rebased) show(start, start)
    else show(caret, field.selectionEnd ?? caret)
  }

  const observe = (event: Y.YTextEvent) => {
    if (writing) return
    if (composing) {
      pending.push(event.delta)
      return
    }
    show(mapCaret(field.selectionStart ?? 0, event.delta), mapCaret(field.selectionEnd ?? 0, event.delta))
  }

  const endComposition = () => {
    if (!composing) return
    composing = false
    commit()
  }
  const { signal } = abort
  field.addEventListener('input', () => !composing && commit(), { signal })
  field.addEventListener(
    'compositionstart',
    () => {
      composing = true
    },
    { signal },
  )
  field.addEventListener('compositionend', endComposition, { signal })
  // A field that lost focus composes no longer, whether or not the browser said so.
  field.addEventListener('blur', endComposition, { signal })
  text.observe(observe)
  return {
    isComposing: () => composing,
    unbind: () => {
      // A page that goes in the middle of a composition must not lose what stands in the field.
      endComposition()
      text.unobserve(observe)
      abort.abort()
    },
  }
}

function replace(text: Y.Text, deleted: readonly number[], at: number, inserted: string) {
  if (inserted !== '') text.insert(at, inserted)
  for (const run of runs(deleted).reverse())
    text.delete(run.start < at ? run.start : run.start + inserted.length, run.length)
}

/** Neighbours are deleted together: one by one would cut surrogate pairs. */
function runs(positions: readonly number[]) {
  const found: { start: number; length: number }[] = []
  for (const position of positions) {
    const last = found.at(-1)
    if (last && last.start + last.length === position) last.length++
    else found.push({ start: position, length: 1 })
  }
  return found
}

const range = (start: number, length: number) => Array.from({ length }, (_, index) => start + index)

/** Fields drop or join line ends they cannot hold; one character for one keeps the positions of both sides equal. */
const display = (text: Y.Text, field: TextField) =>
  text.toString().replace(field.tagName === 'INPUT' ? /[\r\n]/g : /\r/g, ' ')
