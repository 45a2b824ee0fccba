import { closeCode } from '../../shared/collab/protocol'
import { editorText } from '../text/editor'
import type { KeptDocument, Owner } from './offline/names'

/** The server ended the connection for good: what happened, what to do, and the changes it did not take. */
export interface Closed extends Ending {
  /** undefined for a document of which this browser keeps nothing */
  owner: Owner | undefined
  document: KeptDocument
  /** the person has what they need of it, or does not want it */
  discard: () => void
}

interface Ending {
  code: number
  /** why, for a page or a file that is not about this document alone */
  reason: string
  /** why, and what to do */
  message: string
  /** the changes the server did not take; none when everything was saved */
  updates: readonly Uint8Array[]
}

export function closedBy(code: number, updates: readonly Uint8Array[]): Ending {
  const { why, next } = editorText.closed.byCode[code] ?? editorText.closed.unknown
  const message = `${why}${next}${updates.length === 0 ? '' : editorText.closed.withCopy}`
  return { code, reason: why, message, updates }
}

const overCodes: readonly number[] = [
  closeCode.refused,
  closeCode.deleted,
  closeCode.epochChanged,
  closeCode.frozen,
]

/** No later connection of this person to this document will be better: its copy is of no more use. */
export const isOver = (code: number): boolean => overCodes.includes(code)
