import { type Node, Slice } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import { Mapping, ReplaceStep } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { yCursorPluginKey, ySyncPluginKey } from 'y-prosemirror'
import { type Binding, bindingOf, positionOf, type SharedSelection, sharedSelection } from './binding'
import { changesBetween, type DocumentChange } from './documentDiff'

/** A stretch of the document as it was before the composition, and what the person put in its place. */
interface Edit {
  from: number
  to: number
  slice: Slice
}

export interface DraftState {
  isOpen: boolean
  /** the others wrote something that is not shown yet */
  isBehind: boolean
}

interface Open {
  binding: Binding
  /** the document when the composition began: equal to the shared one at that moment */
  base: Node
  caret: SharedSelection
  /** the others wrote something meanwhile */
  isBehind: boolean
  /** this editor did */
  isDirty: boolean
  resume: () => void
}

/**
 * While an input method is open, what it shows is a draft of this editor alone: it is not shared, and what the others write
 * is not rendered, since that would end the composition and scatter its letters. The shared document itself
 * keeps receiving. When the composition ends, the finished words are put where they belong among what the others wrote.
 */
export class CompositionDraft {
  #open: Open | undefined
  #rendering: Mapping | undefined

  constructor(
    readonly view: EditorView,
    readonly changed: (state: DraftState) => void,
  ) {}

  get isOpen(): boolean {
    return this.#open !== undefined
  }
  get isBehind(): boolean {
    return this.#open?.isBehind ?? false
  }
  /** Carets of others cannot be placed while the shared document is ahead of the view. */
  get holdsCarets(): boolean {
    return this.isOpen && this.#rendering === undefined
  }

  /** Follows what the rendering of the others' changes does to positions. */
  track(transaction: Transaction) {
    this.#rendering?.appendMapping(transaction.mapping)
  }

  begin() {
    const binding = bindingOf(this.view.state)
    if (this.#open || !binding) return
    const caret = sharedSelection(binding, this.view.state)
    const open: Open = {
      binding,
      base: this.view.state.doc,
      caret,
      isBehind: false,
      isDirty: false,
      resume: () => {},
    }
    open.resume = suspend(binding, open, () => this.changed(this))
    this.#open = open
    this.changed(this)
  }

  end() {
    const open = this.#open
    if (!open) return
    try {
      if (open.isBehind) this.#rebase(open)
      else this.#publish(open)
    } finally {
      this.#close(open)
      const { view } = this
      view.dispatch(view.state.tr.setMeta(yCursorPluginKey, { awarenessUpdated: true }))
      this.changed(this)
    }
  }

  #close(open: Open) {
    if (this.#open === undefined) return
    this.#open = undefined
    open.resume()
  }

  /** Nobody interfered: the finished words are one change, and one step of undo. */
  #publish(open: Open) {
    this.#close(open)
    if (!open.isDirty) return
    const { binding } = open
    binding.mux(() => {
      binding.doc.transact((transaction) => {
        transaction.meta.set('addToHistory', true)
        binding._prosemirrorChanged(this.view.state.doc)
      }, ySyncPluginKey)
    })
  }

  #rebase(open: Open) {
    const { view } = this
    const changes = changesBetween(open.base, view.state.doc)
    const edits = editsOf(changes, view.state.doc)
    const caret = caretWithin(changes, view)
    if (revert(view, changes, open.base)) {
      const mapping = this.#renderOthers(open)
      this.#close(open)
      insertEdits(view, edits, mapping, open, caret)
    } else {
      // Something beside text changed during the composition: the words are kept, in a paragraph of their own.
      this.#renderOthers(open)
      this.#close(open)
      rescue(view, edits, open)
    }
  }

  #renderOthers({ binding }: Open): Mapping {
    const mapping = new Mapping()
    this.#rendering = mapping
    binding.beforeTransactionSelection = null
    binding._forceRerender()
    binding.beforeTransactionSelection = null
    this.#rendering = undefined
    return mapping
  }
}

/** Cuts the binding in both directions; returns what joins it again. */
function suspend(binding: Binding, open: Open, fellBehind: () => void): () => void {
  const push = binding._prosemirrorChanged
  const observe = binding._observeFunction
  const notice = () => {
    if (open.isBehind) return
    open.isBehind = true
    fellBehind()
  }
  binding._prosemirrorChanged = () => {
    open.isDirty = true
  }
  binding.type.unobserveDeep(observe)
  binding.type.observeDeep(notice)
  binding.doc.off('beforeAllTransactions', binding.beforeAllTransactions)
  return () => {
    binding._prosemirrorChanged = push
    binding.type.unobserveDeep(notice)
    binding.type.observeDeep(observe)
    binding.doc.on('beforeAllTransactions', binding.beforeAllTransactions)
  }
}

function editsOf(changes: readonly DocumentChange[], current: Node): Edit[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'replace') return []
    const { from, to, targetFrom, targetTo } = change
    return [{ from, to, slice: current.slice(targetFrom, targetTo) }]
  })
}

/** Where the caret stands inside the one stretch that was written; undefined when it is not that simple. */
function caretWithin(changes: readonly DocumentChange[], view: EditorView): number | undefined {
  const [change] = changes
  const { selection } = view.state
  if (changes.length !== 1 || change?.kind !== 'replace' || !selection.empty) return undefined
  return selection.head - change.targetFrom
}

/** Takes the draft back in this editor alone, so that it equals what was shared when the composition began. */
function revert(view: EditorView, changes: readonly DocumentChange[], base: Node): boolean {
  const transaction = view.state.tr.setMeta('addToHistory', false)
  for (const change of [...changes].reverse()) {
    if (change.kind !== 'replace') return false
    const { from, to, targetFrom, targetTo } = change
    const slice = from === to ? Slice.empty : base.slice(from, to)
    transaction.step(new ReplaceStep(targetFrom, targetTo, slice))
  }
  if (!transaction.doc.eq(base)) return false
  const [first] = changes
  if (first?.kind === 'replace')
    transaction.setSelection(
      TextSelection.between(transaction.doc.resolve(first.from), transaction.doc.resolve(first.to)),
    )
  view.dispatch(transaction)
  return true
}

function insertEdits(
  view: EditorView,
  edits: readonly Edit[],
  mapping: Mapping,
  open: Open,
  caret: number | undefined,
) {
  const transaction = view.state.tr
  for (const edit of [...edits].reverse()) {
    const { from, to } = mappedRange(edit, mapping, open)
    if (canHold(transaction.doc, from, to)) {
      transaction.step(new ReplaceStep(from, to, edit.slice))
      const head = Math.min(from + (caret ?? edit.slice.size), transaction.doc.content.size)
      transaction.setSelection(TextSelection.near(transaction.doc.resolve(head), -1))
    } else insertParagraph(transaction, from, edit.slice)
  }
  if (transaction.docChanged) view.dispatch(transaction)
}

function mappedRange(edit: Edit, mapping: Mapping, { binding, caret }: Open): { from: number; to: number } {
  const { pos: from, deletedAcross } = mapping.mapResult(edit.from, -1)
  if (edit.from < edit.to) return { from, to: Math.max(from, mapping.map(edit.to, 1)) }
  // The surroundings were rewritten: the shared position is right when the character it points at still lives.
  const alive = deletedAcross ? positionOf(binding, caret.anchor) : undefined
  return { from: alive ?? from, to: alive ?? from }
}

function canHold(doc: Node, from: number, to: number): boolean {
  const $from = doc.resolve(from)
  return $from.parent.inlineContent && doc.resolve(to).parent === $from.parent
}

/** The whole block went away: what was typed becomes a paragraph of its own, rather than nothing. */
function insertParagraph(transaction: Transaction, position: number, slice: Slice) {
  const text = slice.content.textBetween(0, slice.content.size, '\n')
  const { nodes } = transaction.doc.type.schema
  if (text === '' || !nodes.paragraph) return
  const $position = transaction.doc.resolve(Math.min(position, transaction.doc.content.size))
  const at = $position.depth > 0 ? $position.after(1) : $position.pos
  transaction.insert(at, nodes.paragraph.create(null, transaction.doc.type.schema.text(text)))
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(at + 1 + text.length), -1))
}

function rescue(view: EditorView, edits: readonly Edit[], { binding, caret }: Open) {
  const transaction = view.state.tr
  const at = positionOf(binding, caret.anchor) ?? view.state.selection.head
  for (const edit of [...edits].reverse()) insertParagraph(transaction, at, edit.slice)
  if (transaction.docChanged) view.dispatch(transaction)
}
