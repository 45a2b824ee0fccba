import type { Actor } from '../shared/permission'
import type { AccessQuery, DocumentAccess } from './collab/access'
import { meetingDocumentAccess } from './meetings/queries'
import { proposalDocumentAccess } from './proposals/queries'
import type { Store } from './store/Store'
import type { DocumentHead } from './store/UpdateLog'

/** The sync engine's one question, answered by the subject that owns the document. */
export function accessQuery(store: Store): AccessQuery {
  return async (actor, documentId) => {
    const head = await store.log.head(documentId)
    if (!head) return undefined
    const mode = await modeOf(store, actor, head)
    if (!mode) return undefined
    return { head, mode: head.frozenAt === null ? mode : 'read' }
  }
}

async function modeOf(
  store: Store,
  actor: Actor,
  head: DocumentHead,
): Promise<DocumentAccess['mode'] | undefined> {
  switch (head.kind) {
    case 'agenda':
    case 'minutes':
      return meetingDocumentAccess(store.db, actor, head)
    case 'proposal':
      return proposalDocumentAccess(store.db, actor, head)
  }
}
