import { createSignal } from 'solid-js'
import { tellCopiesChanged } from './copiesChanged'
import type { KeptDocument, Owner } from './names'

/** A document that a page of this tab shows, and that therefore says itself what is unsaved in it. */
export interface OpenDocument {
  owner: Owner | undefined
  document: KeptDocument
  unsaved: () => readonly Uint8Array[]
  /** looks for what another tab left unsaved */
  lookAgain: () => void
}

const [openDocuments, setOpenDocuments] = createSignal<readonly OpenDocument[]>([])

export { openDocuments }

/** Returns how to leave it again. */
export function enterDocument(entered: OpenDocument): () => void {
  setOpenDocuments((all) => [...all, entered])
  return () => {
    setOpenDocuments((all) => all.filter((each) => each !== entered))
    // Its page is gone; whoever still has a page, here or in another tab, brings the rest to the server.
    if (entered.unsaved().length > 0) tellCopiesChanged()
  }
}
