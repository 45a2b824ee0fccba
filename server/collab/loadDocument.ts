import * as Y from 'yjs'
import type { UpdateLog } from '../store/UpdateLog'

export interface LoadedDocument {
  doc: Y.Doc
  /** the last row of the log that is in `doc` */
  seq: number
  /** client id → person [S3] */
  bindings: Map<number, string>
  /** what was read: about the size of the document */
  byteCount: number
  rowsSinceKeyframe: number
  bytesSinceKeyframe: number
}

/** A document as the log has it: the newest keyframe and the rows after it, integrated in one transaction [S5]. */
export async function loadDocument(log: UpdateLog, documentId: string): Promise<LoadedDocument> {
  // Bindings are read after the rows: there may be too many of them then, never too few.
  const keyframe = await log.snapshot(documentId)
  const rows = await log.tail(documentId, keyframe?.seq ?? 0)
  const bindings = await log.bindings(documentId)
  const doc = new Y.Doc()
  doc.transact(() => {
    if (keyframe) Y.applyUpdate(doc, keyframe.bytes)
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  })
  const bytesSinceKeyframe = rows.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  return {
    doc,
    seq: rows.at(-1)?.seq ?? keyframe?.seq ?? 0,
    bindings: new Map(bindings.map(({ clientId, author }) => [clientId, author.personId])),
    byteCount: (keyframe?.bytes.byteLength ?? 0) + bytesSinceKeyframe,
    rowsSinceKeyframe: rows.length,
    bytesSinceKeyframe,
  }
}
