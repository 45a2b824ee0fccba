import * as Y from 'yjs'
import { assert } from '../../../shared/assert'
import type { Context } from '../../context'
import { readDocument } from '../../store/documents'
import type { SamplePerson } from './people'

/** Lets a person of the sample edit a document: one row of the log under the own name, as if typed in the browser [S3]. */
export async function writeAs(
  { store }: Context,
  { personId, seatId }: SamplePerson,
  { documentId, at, edit }: { documentId: string; at: number; edit: (doc: Y.Doc) => void },
): Promise<void> {
  const { doc, seq } = await readDocument(store.log, documentId)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => edit(doc))
  const bytes = Y.encodeStateAsUpdate(doc, before)
  const author = { personId, seatId }
  const [result] = await store.log.append([
    {
      documentId,
      base: seq,
      rows: [{ seq: seq + 1, author, at, bytes }],
      bindings: [{ clientId: doc.clientID, author }],
    },
  ])
  doc.destroy()
  assert(result === 'ok', 'nobody else writes in a sample document while it is made')
}

/** Paragraphs of plain text. */
export function writeParagraphs(body: Y.XmlFragment, paragraphs: readonly string[]): void {
  body.insert(
    0,
    paragraphs.map((text) => block('paragraph', {}, text)),
  )
}

/** A block of the editor with its text. Attributes keep their JSON type, as the editor itself writes them. */
export function block(
  name: string,
  attributes: Record<string, string | boolean>,
  text: string,
): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string | boolean>>(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  if (text !== '') element.insert(0, [new Y.XmlText(text)])
  // Yjs calls the attributes of a child text, though it keeps any JSON.
  return element as unknown as Y.XmlElement
}
