import { type ReadDocument, readDocument } from '../store/documents'
import type { UpdateLog } from '../store/UpdateLog'

export interface LoadedDocument extends ReadDocument {
  /** client id → person [S3] */
  bindings: Map<number, string>
}

/** A document with all that a room must know of it. */
export async function loadDocument(log: UpdateLog, documentId: string): Promise<LoadedDocument> {
  const read = await readDocument(log, documentId)
  // Bindings are read after the rows: there may be too many of them then, never too few.
  const bindings = await log.bindings(documentId)
  return { ...read, bindings: new Map(bindings.map(({ clientId, author }) => [clientId, author.personId])) }
}
