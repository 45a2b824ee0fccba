import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from 'y-prosemirror'
import type * as Y from 'yjs'
import type { DocumentConnection } from '../collab/connectDocument'
import { editorText } from '../text/editor'
import { bindingOf, positionOf } from './binding'
import type { Restored } from './lostWords'
import { WordKeeper } from './WordKeeper'

/** Long enough to be found and read, short enough not to stand in the text. */
const shownMs = 12_000
const lookAgainMs = 250

interface Options {
  fragment: Y.XmlFragment
  onBeforeRemote: DocumentConnection['onBeforeRemote']
  onRestored: () => void
}

const key = new PluginKey<DecorationSet>('restoredWords')

/**
 * Puts this person's words back when others reshape the text around them before having seen them, and marks them for a while.
 * `isHeld` is true while an input method is open: then nothing is drawn, since that could end it.
 */
export function restoredWords(options: Options, isHeld: () => boolean): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, marks) => {
        const next: Decoration[] | undefined = transaction.getMeta(key)
        return next
          ? DecorationSet.create(transaction.doc, next)
          : marks.map(transaction.mapping, transaction.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => ({ destroy: keepWords(view, options, isHeld) }),
  })
}

function keepWords(view: EditorView, options: Options, isHeld: () => boolean): () => void {
  const marks = createMarks(view, isHeld)
  const keeper = new WordKeeper({
    fragment: options.fragment,
    holdsText: (name) => view.state.schema.nodes[name]?.inlineContent ?? false,
    // As if typed here: undo takes it back.
    origin: ySyncPluginKey,
    mayWrite: () => view.editable,
    onRestored: (places) => {
      marks.add(places)
      options.onRestored()
    },
  })
  const stopHearing = options.onBeforeRemote((incoming) => keeper.expect(incoming))
  return () => {
    marks.stop()
    stopHearing()
    keeper.stop()
  }
}

function createMarks(view: EditorView, isHeld: () => boolean) {
  let shown: { place: Restored; until: number }[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const drawIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(draw, ms)
  }
  const draw = () => {
    if (isHeld()) return drawIn(lookAgainMs)
    shown = shown.filter(({ until }) => until > Date.now())
    const marks = shown.flatMap(({ place }) => markOf(place, view.state))
    view.dispatch(view.state.tr.setMeta(key, marks).setMeta('addToHistory', false))
    const next = Math.min(...shown.map(({ until }) => until))
    if (shown.length > 0) drawIn(next - Date.now())
  }
  return {
    add: (places: Restored[]) => {
      const until = Date.now() + shownMs
      shown.push(...places.map((place) => ({ place, until })))
      // As soon as the editor has rendered them.
      drawIn(0)
    },
    stop: () => clearTimeout(timer),
  }
}

function markOf({ from, to }: Restored, state: EditorState): Decoration[] {
  const binding = bindingOf(state)
  const [start, end] = [from, to].map((position) => binding && positionOf(binding, position))
  if (start === undefined || end === undefined || start >= end || end > state.doc.content.size) return []
  return [Decoration.inline(start, end, { class: 'restored-words', 'data-label': editorText.restored })]
}
