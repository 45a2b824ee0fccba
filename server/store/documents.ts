import * as Y from 'yjs'
import { type DocumentKind, documentKinds, systemAuthor } from '../../shared/collab/protocol'
import { putKeyframe } from './keyframes'
import type { Tx } from './Store'
import type { UpdateLog } from './UpdateLog'

interface NewDocument {
  id: string
  kind: DocumentKind
  subjectId: string
  forumId: string
  at: number
  /** Fills the first version. Only here is a document seeded: a client that seeds would seed once per client. */
  seed?: (doc: Y.Doc) => void
}

/** Writes a document and its first contents, authored by the system, in the transaction of the act that needs it. */
export async function createDocument(tx: Tx, document: NewDocument): Promise<void> {
  const { id, kind, subjectId, forumId, at, seed } = document
  const doc = new Y.Doc()
  if (seed) doc.transact(() => seed(doc))
  const isSeeded = Y.encodeStateVector(doc).length > 1
  await tx
    .insertInto('document')
    .values({
      id,
      kind,
      subject_id: subjectId,
      forum_id: forumId,
      epoch: 0,
      schema_version: documentKinds[kind].schemaVersion,
      seq: isSeeded ? 1 : 0,
      frozen_at: null,
      created_at: at,
    })
    .execute()
  if (isSeeded) await insertSeed(tx, id, doc, at)
  doc.destroy()
}

async function insertSeed(tx: Tx, documentId: string, doc: Y.Doc, at: number): Promise<void> {
  const author = { person_id: systemAuthor.personId, seat_id: systemAuthor.seatId }
  await tx
    .insertInto('document_update')
    .values({ document_id: documentId, seq: 1, ...author, at, bytes: Y.encodeStateAsUpdate(doc) })
    .execute()
  // [S3] the seed's client ids belong to the system like anybody's to their author
  for (const clientId of Y.decodeStateVector(Y.encodeStateVector(doc)).keys())
    await tx
      .insertInto('document_binding')
      .values({ document_id: documentId, client_id: clientId, ...author })
      .execute()
}

/** [S6] Freezes the document exactly as it is at `seq`; false when somebody wrote or froze it meanwhile. */
export async function freezeDocument(
  tx: Tx,
  { documentId, seq, at }: { documentId: string; seq: number; at: number },
): Promise<boolean> {
  const result = await tx
    .updateTable('document')
    .set({ frozen_at: at })
    .where('id', '=', documentId)
    .where('seq', '=', seq)
    .where('frozen_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Keeps the document as it was at `seq` for good: a formal act refers to it [H5]. */
export const keepDocument = (
  tx: Tx,
  { documentId, seq, bytes }: { documentId: string; seq: number; bytes: Uint8Array },
): Promise<void> => putKeyframe(tx, documentId, { seq, bytes, isKept: true })

/** Nine digits of seconds from here on last until 2057, and the wire takes nine. */
const epochsBegan = Date.UTC(2026, 0, 1)

/**
 * After a backup was restored: whoever still holds text of before is told so and keeps it as a copy, instead of bringing back or
 * doubling what the restored log does not know. An epoch is named by its time, since the same backup may be restored twice.
 * Tells how many documents there are.
 */
export async function startNewEpoch(tx: Tx, at: number): Promise<number> {
  const named = Math.floor((at - epochsBegan) / 1000)
  const result = await tx
    .updateTable('document')
    .set((eb) => ({
      epoch: eb
        .case()
        .when('epoch', '<', named)
        .then(named)
        .else(eb('epoch', '+', 1))
        .end(),
    }))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export interface ReadDocument {
  doc: Y.Doc
  /** the last row of the log that is in `doc` */
  seq: number
  /** what was read: about the size of the document */
  byteCount: number
  rowsSinceKeyframe: number
  bytesSinceKeyframe: number
}

/**
 * The document as the log has it, up to a row if one is named: the newest keyframe and the rows after it, integrated in one
 * transaction [S5]. A keyframe that cannot be read is set aside for the one before it, in the end for the whole log.
 * Not for use inside a transaction: read first, then act by `seq`.
 */
export async function readDocument(
  log: UpdateLog,
  documentId: string,
  upTo?: number,
  newDoc = () => new Y.Doc(),
): Promise<ReadDocument> {
  const keyframe = await log.snapshot(documentId, upTo)
  const rows = await log.tail(documentId, keyframe?.seq ?? 0, upTo)
  const tail = rows.map(({ bytes }) => bytes)
  const doc = replay(keyframe ? [keyframe.bytes, ...tail] : tail, newDoc)
  if (!doc) {
    // The blame must not fall on a keyframe when it is a row that cannot be read.
    if (!keyframe || replay([keyframe.bytes], newDoc)) throw new UnreadableDocumentError(documentId)
    await log.setAside(documentId, keyframe.seq)
    return readDocument(log, documentId, upTo, newDoc)
  }
  const bytesSinceKeyframe = tail.reduce((sum, { byteLength }) => sum + byteLength, 0)
  return {
    doc,
    seq: rows.at(-1)?.seq ?? keyframe?.seq ?? 0,
    byteCount: (keyframe?.bytes.byteLength ?? 0) + bytesSinceKeyframe,
    rowsSinceKeyframe: rows.length,
    bytesSinceKeyframe,
  }
}

/** Undefined when the bytes are no updates, or a part is missing among them. */
function replay(updates: readonly Uint8Array[], newDoc: () => Y.Doc): Y.Doc | undefined {
  const doc = newDoc()
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    if (doc.store.pendingStructs === null && doc.store.pendingDs === null) return doc
  } catch {
    // What Yjs throws over broken bytes says no more than that they are broken.
  }
  doc.destroy()
  return undefined
}

/** Opening it half-read would show less than was written, and what is typed then would build upon that. */
class UnreadableDocumentError extends Error {
  constructor(documentId: string) {
    super(`文書 ${documentId} の履歴が壊れていて開けません。バックアップから復元してください。`)
  }
}

/** Takes a document out with its whole log. Only for what was never anybody's record: a draft its authors discard. */
export async function deleteDocument(tx: Tx, documentId: string): Promise<void> {
  for (const table of ['document_update', 'document_binding', 'document_snapshot'] as const)
    await tx.deleteFrom(table).where('document_id', '=', documentId).execute()
  await tx.deleteFrom('document').where('id', '=', documentId).execute()
}
