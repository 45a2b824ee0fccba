import { editorText } from '../text/editor'
import { unsavedText } from './unsavedText'

/** The server ended the connection for good: what happened, what to do, and the words it did not take. */
export interface Closed {
  code: number
  message: string
  /** empty when everything was saved */
  unsaved: string
}

export function closedBy(code: number, updates: readonly Uint8Array[]): Closed {
  const sentence = editorText.closed.byCode[code] ?? editorText.closed.unknown
  const unsaved = unsavedText(updates)
  return { code, unsaved, message: unsaved === '' ? sentence : `${sentence}${editorText.closed.withCopy}` }
}
