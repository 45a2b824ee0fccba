import { type Command, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { redo, undo, yCursorPluginKey, ySyncPlugin, yUndoPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { DocumentConnection } from '../collab/connectDocument'
import { composingField } from '../collab/presence'
import { bindingOf } from './binding'
import { CompositionDraft, type DraftState } from './CompositionDraft'
import { isRemote, minimizeRemote } from './minimizeRemote'
import { remoteCarets } from './remoteCarets'
import { restoredWords } from './restoredWords'
import { guardBinding } from './schemaGuard'

export interface CollaborationOptions {
  fragment: Y.XmlFragment
  awareness: Awareness
  /** see DocumentConnection */
  onBeforeRemote: DocumentConnection['onBeforeRemote']
  /** content of a newer version was met: nothing is rendered or written from here on */
  onUnknownContent: (what: string) => void
  /** an input method is open here while the others wrote on, or no longer */
  onBehind: (isBehind: boolean) => void
  /** words of this person were put back where somebody had reshaped the text around them */
  onRestored: () => void
}

/** An input method left open this long while the others write is asked to hand over its text. */
const holdMaxMs = 15_000
const holdCheckMs = 500

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    imeSafeCollaboration: {
      undo: () => ReturnType
      redo: () => ReturnType
    }
  }
}

/**
 * Binds an editor to a shared document. Measured against the usual extension: typing is not reversed by somebody typing
 * before it, and no input method is interrupted, whatever the others do [M4].
 */
export function imeSafeCollaboration(options: CollaborationOptions) {
  let draft: CompositionDraft | undefined
  const settle = () => {
    if (draft?.isOpen) commitPreedit(draft.view)
  }
  return Extension.create({
    name: 'imeSafeCollaboration',
    priority: 1000,

    addCommands() {
      // Undo works on the shared document; the editor hears of it as of any other change.
      const command =
        (act: typeof undo): Command =>
        ({ state, dispatch }) => {
          if (!dispatch) return true
          settle()
          return act(state)
        }
      return { undo: () => command(undo), redo: () => command(redo) }
    },

    addKeyboardShortcuts() {
      // Always taken: the browser's own undo would change the text behind the shared document's back.
      const key = (act: typeof undo) => () => {
        act(this.editor.state)
        return true
      }
      return { 'Mod-z': key(undo), 'Mod-y': key(redo), 'Shift-Mod-z': key(redo) }
    },

    dispatchTransaction({ transaction, next }) {
      const rendered =
        isRemote(transaction) && transaction.docChanged
          ? minimizeRemote(transaction, this.editor.state)
          : transaction
      draft?.track(rendered)
      next(rendered)
    },

    addProseMirrorPlugins() {
      return [
        // Before the binding starts to render: it must never see what this build does not know.
        guardPlugin(options.onUnknownContent),
        ySyncPlugin(options.fragment),
        yUndoPlugin({ protectedNodes: new Set(Object.keys(this.editor.schema.nodes)) }),
        draftPlugin((view) => {
          draft = new CompositionDraft(view, (state) => tell(options, state))
          return draft
        }),
        // In this order: letters that stand in the page already are this person's words too.
        readAheadPlugin(options.onBeforeRemote),
        restoredWords(options, () => draft?.isOpen ?? false),
        remoteCarets(options.awareness, () => draft?.isOpen ?? false),
      ]
    },

    onDestroy() {
      // A page that goes in the middle of a composition must not lose what stands in the editor.
      if (!draft?.isOpen) return
      flushDom(draft.view)
      draft.end()
    },
  })
}

/** The others see that somebody writes here; this person sees that the others went on. */
function tell({ awareness, onBehind }: CollaborationOptions, { isOpen, isBehind }: DraftState) {
  const isTold = awareness.getLocalState()?.[composingField] === true
  if (isTold !== isOpen && awareness.getLocalState())
    awareness.setLocalStateField(composingField, isOpen || null)
  onBehind(isBehind)
}

function guardPlugin(onUnknown: (what: string) => void): Plugin {
  return new Plugin({
    view: (view) => {
      const binding = bindingOf(view.state)
      if (binding) guardBinding(binding, view.state.schema, onUnknown)
      return {}
    },
  })
}

function draftPlugin(create: (view: EditorView) => CompositionDraft): Plugin {
  let draft: CompositionDraft | undefined
  return new Plugin({
    filterTransaction: (transaction) =>
      !(draft?.holdsCarets && transaction.getMeta(yCursorPluginKey) && !transaction.docChanged),
    view: (view) => {
      draft = create(view)
      return { destroy: followCompositions(draft) }
    },
  })
}

/** Opens and ends the draft as the browser says, and notices when the browser forgets to. */
function followCompositions(draft: CompositionDraft): () => void {
  const { view } = draft
  const abort = new AbortController()
  const { signal } = abort
  let touchedAt = Date.now()
  const end = async () => {
    // ProseMirror reads the finished text in a microtask of its own, queued before ours: two turns are behind it.
    await Promise.resolve()
    await Promise.resolve()
    if (view.isDestroyed) return
    flushDom(view)
    draft.end()
  }
  view.dom.addEventListener('compositionstart', () => draft.begin(), { signal })
  view.dom.addEventListener(
    'compositionupdate',
    () => {
      touchedAt = Date.now()
    },
    { signal },
  )
  view.dom.addEventListener('compositionend', end, { signal })
  view.dom.addEventListener('blur', end, { signal })
  // Some mobile keyboards never say that they are done; others stay open for as long as the caret does.
  const timer = setInterval(() => {
    if (!draft.isOpen) return
    if (!view.composing) draft.end()
    else if (draft.isBehind && Date.now() - touchedAt > holdMaxMs) commitPreedit(view)
  }, holdCheckMs)
  return () => {
    clearInterval(timer)
    abort.abort()
  }
}

/** Leaving the field makes the browser take the open preedit as text. */
function commitPreedit(view: EditorView) {
  view.dom.blur()
  view.focus()
}

/** Reads the letters that stand in the page already but not yet in the editor, before somebody else's change is merged. */
function readAheadPlugin(onBeforeRemote: CollaborationOptions['onBeforeRemote']): Plugin {
  return new Plugin({
    view: (view) => ({ destroy: onBeforeRemote(() => flushDom(view)) }),
  })
}

function flushDom(view: EditorView) {
  // `domObserver` is internal to prosemirror-view, which reads the page by itself only a moment later.
  const { domObserver } = view as unknown as { domObserver: { flush: () => void; forceFlush: () => void } }
  domObserver.forceFlush()
  domObserver.flush()
}
