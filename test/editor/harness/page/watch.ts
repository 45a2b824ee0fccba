import type { Editor } from '@tiptap/core'
import { ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { messageType } from '../../../../shared/collab/protocol'

/** What a test can ask of the page, as `window.watched`. */
export interface Watched {
  editor: () => Editor
  /** everything in the shared document of this page, deletions included: equal on two pages once they have converged */
  state: () => string
  compositions: number
}

declare global {
  interface Window {
    watched: Watched
  }
}

export function watchPage(withCarets: boolean) {
  if (!withCarets) dropPresence()
  window.watched = { editor, state, compositions: 0 }
  window.addEventListener(
    'compositionstart',
    () => {
      window.watched.compositions++
    },
    true,
  )
}

function editor(): Editor {
  // Tiptap leaves the editor on its element "so we'll have access to it for tests".
  const element = document.querySelector('.ProseMirror') as (Element & { editor?: Editor }) | null
  if (!element?.editor) throw new Error('no editor yet')
  return element.editor
}

function state(): string {
  const doc: Y.Doc = ySyncPluginKey.getState(editor().state).doc
  return Array.from(Y.encodeSnapshot(Y.snapshot(doc))).join()
}

/** Without presence nobody's caret is drawn: the text nodes are cut differently then. */
function dropPresence() {
  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (data) {
    const first = data instanceof Uint8Array ? data[0] : undefined
    if (first !== messageType.awareness) send.call(this, data)
  }
}
