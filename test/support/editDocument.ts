import * as Y from 'yjs'
import type { Context } from '../../server/context'
import { readDocument } from '../../server/store/documents'
import type { AppendResult } from '../../server/store/UpdateLog'
import type { Author } from '../../shared/collab/protocol'

type Change = (doc: Y.Doc) => void

/** Makes an edit and returns the act that appends it under the person's name, as the sync engine would after its checks. */
export async function prepareEdit(
  { store: { log }, now }: Context,
  { personId, seatId }: Author,
  documentId: string,
  change: Change,
): Promise<() => Promise<AppendResult | undefined>> {
  const { doc, seq: base } = await readDocument(log, documentId)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  const author = { personId, seatId }
  const row = { seq: base + 1, author, at: now(), bytes: Y.encodeStateAsUpdate(doc, before) }
  const bindings = [{ clientId: doc.clientID, author }]
  return async () => (await log.append([{ documentId, base, rows: [row], bindings }]))[0]
}

export const editDocument = async (context: Context, author: Author, documentId: string, change: Change) =>
  (await prepareEdit(context, author, documentId, change))()
