import * as Y from 'yjs'
import { type DocumentKind, documentKinds, systemAuthor } from '../../shared/collab/protocol'
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

/** The document as the log has it, in a throw-away Y.Doc. Not for use inside a transaction: read first, then freeze by `seq`. */
export async function readDocument(log: UpdateLog, documentId: string): Promise<{ doc: Y.Doc; seq: number }> {
  const keyframe = await log.snapshot(documentId)
  const rows = await log.tail(documentId, keyframe?.seq ?? 0)
  const doc = new Y.Doc()
  doc.transact(() => {
    if (keyframe) Y.applyUpdate(doc, keyframe.bytes)
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  })
  return { doc, seq: rows.at(-1)?.seq ?? keyframe?.seq ?? 0 }
}

/** Takes a document out with its whole log. Only for what was never anybody's record: a draft its authors discard. */
export async function deleteDocument(tx: Tx, documentId: string): Promise<void> {
  for (const table of ['document_update', 'document_binding', 'document_snapshot'] as const)
    await tx.deleteFrom(table).where('document_id', '=', documentId).execute()
  await tx.deleteFrom('document').where('id', '=', documentId).execute()
}
