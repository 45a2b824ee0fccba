import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'

/**
 * Yjs gives a document a new client id when it meets its own id in somebody else's changes. Presence stays with the old one, and
 * y-websocket then throws where it looks for the presence of the new: at each opening of the line, and when the page lets go of it.
 * So presence moves along: the old one leaves, the same person stands there under the new.
 */
export function followClientId(doc: Doc, awareness: Awareness): void {
  doc.on('afterTransactionCleanup', () => {
    if (awareness.clientID === doc.clientID) return
    const state = awareness.getLocalState()
    awareness.setLocalState(null)
    awareness.clientID = doc.clientID
    awareness.setLocalState(state)
  })
}
