import { bodyText } from '../../shared/proposals/bodyText'
import { readDocument } from '../store/documents'
import type { Tx } from '../store/Store'
import type { UpdateLog } from '../store/UpdateLog'

/** The body document's words at one position of its log. */
export interface Body {
  documentId: string
  seq: number
  text: string
}

export async function readBody(log: UpdateLog, documentId: string): Promise<Body> {
  const { doc, seq } = await readDocument(log, documentId)
  const text = bodyText(doc.getXmlFragment('body'))
  doc.destroy()
  return { documentId, seq, text }
}

/** Whether the words are still those of the log's end, seen from inside the transaction that locks them [P4]. */
export async function isStillAt(tx: Tx, body: Body): Promise<boolean> {
  const head = await tx
    .selectFrom('document')
    .select('seq')
    .where('id', '=', body.documentId)
    .executeTakeFirst()
  return head?.seq === body.seq
}
