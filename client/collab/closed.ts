import { closeCode } from '../../shared/collab/protocol'
import { editorText } from '../text/editor'
import { offlineText } from '../text/offline'
import type { KeptDocument, Owner } from './offline/names'
import { unsavedText } from './unsavedText'

/** The server ended the connection for good: what happened, what to do, and the words it did not take. */
export interface Closed extends Ending {
  /** undefined for a document of which this browser keeps nothing */
  owner: Owner | undefined
  document: KeptDocument
  /** the person has what they need of it, or does not want it */
  discard: () => void
}

export interface Ending {
  code: number
  /** why, for a page or a file that is not about this document alone */
  reason: string
  /** why, and what to do */
  message: string
  /** the changes the server did not take; none when everything was saved */
  updates: readonly Uint8Array[]
  /** the words in them */
  unsaved: string
}

export function closedBy(code: number, updates: readonly Uint8Array[]): Ending {
  const sentence = editorText.closed.byCode[code] ?? editorText.closed.unknown
  const reason = offlineText.why[code] ?? offlineText.whyUnknown
  const message = updates.length === 0 ? sentence : `${sentence}${editorText.closed.withCopy}`
  return { code, reason, updates, unsaved: unsavedText(updates), message }
}

/** No later connection of this person to this document will be better: its copy is of no more use. */
export const isOver = (code: number) =>
  ([closeCode.refused, closeCode.deleted, closeCode.epochChanged, closeCode.frozen] as number[]).includes(
    code,
  )
