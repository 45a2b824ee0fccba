import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { createEffect, createRoot } from 'solid-js'
import { type PlacedAuthor, placeAuthors } from '../../shared/history/placeAuthors'
import { bindingOf } from '../editor/binding'
import type { Authors, KnownAuthors } from './createAuthors'
import { seatMarks } from './seatMarks'
import { whoWrote } from './whoWrote'

/** What the legend covers of the window's lower edge: the caret stays above it. */
const legendHeight = 110
const usual = 5

/** Placing is work for the whole document: it waits until the writing rests. */
const restMs = 400

interface Marks {
  decorations: DecorationSet
  placed: readonly PlacedAuthor[]
}
const key = new PluginKey<Marks>('authorMarks')
const none: Marks = { decorations: DecorationSet.empty, placed: [] }

/**
 * Underlines the words of an editor by who wrote them, while 記入者表示 is on. The marks are the view's alone: nothing enters the
 * document. Between two placings they move along with the text, and none is placed while an input method is open [M4].
 */
export const authorMarks = (authors: Authors) =>
  Extension.create({
    name: 'authorMarks',
    addProseMirrorPlugins: () => [markPlugin(authors)],
  })

function markPlugin(authors: Authors): Plugin<Marks> {
  // ProseMirror reads these sides whenever it brings the caret into sight.
  const sides = { top: usual, right: usual, bottom: usual, left: usual }
  return new Plugin<Marks>({
    key,
    state: {
      init: () => none,
      apply: (transaction, marks) => {
        const given: Marks | undefined = transaction.getMeta(key)
        if (given) return given
        if (!transaction.docChanged || marks === none) return marks
        return { placed: [], decorations: marks.decorations.map(transaction.mapping, transaction.doc) }
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      scrollThreshold: sides,
      scrollMargin: sides,
    },
    view: (view) =>
      new Placing(view, authors, () => {
        sides.bottom = authors.isOn() ? legendHeight : usual
      }),
  })
}

class Placing {
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #stop: () => void

  constructor(
    readonly view: EditorView,
    readonly authors: Authors,
    onSwitch: () => void,
  ) {
    this.#stop = createRoot((dispose) => {
      createEffect(() => {
        onSwitch()
        this.authors.known()
        this.#later(0)
      })
      return dispose
    })
  }

  update(view: EditorView, before: EditorState): void {
    if (!this.authors.isOn()) return
    if (!view.state.doc.eq(before.doc)) this.#later(restMs)
    else if (!view.state.selection.eq(before.selection)) this.#point()
  }

  destroy(): void {
    clearTimeout(this.#timer)
    this.#stop()
  }

  #later(delayMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#place(), delayMs)
  }

  #place(): void {
    const { view } = this
    if (view.isDestroyed) return
    const marks = view.composing ? undefined : marksOf(view.state, this.authors.known())
    if (!marks) {
      this.#later(restMs)
      return
    }
    if (marks === none && key.getState(view.state) === none) return
    view.dispatch(view.state.tr.setMeta(key, marks).setMeta('addToHistory', false))
    this.#point()
  }

  /** Tells who wrote the letter before the caret, or after it where a line begins. */
  #point(): void {
    const { selection } = this.view.state
    const placed = key.getState(this.view.state)?.placed ?? []
    const { from } = selection
    const found =
      placed.find((each) => each.from < from && from <= each.to) ?? placed.find((each) => each.from === from)
    this.authors.point(found && (found.author ?? null))
  }
}

/** Undefined while the editor is ahead of the shared document. */
function marksOf(state: EditorState, known: KnownAuthors | undefined): Marks | undefined {
  const binding = bindingOf(state)
  if (!known || !binding) return none
  const isLeaf = (name: string) => state.schema.nodes[name]?.isLeaf ?? false
  const { placed, size } = placeAuthors(binding.type, known.stretches, isLeaf)
  if (size !== state.doc.content.size) return undefined
  const classes = seatMarks(known.seats)
  const decorations = placed.flatMap(({ from, to, author }) => {
    if (!author) return []
    const mark = classes[author.by.author]
    const attributes = {
      class: `author-run ${mark?.class ?? ''}`,
      title: whoWrote(author, known.seats),
      ...(author.movedBy ? { 'data-moved': '' } : {}),
    }
    // Letters typed behind a run are shown within it until they are known: the text node one types in stays where it is.
    return [Decoration.inline(from, to, attributes, { inclusiveEnd: true })]
  })
  return { placed, decorations: DecorationSet.create(state.doc, decorations) }
}
