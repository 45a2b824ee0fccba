import * as Y from 'yjs'
import { assert } from '../../../shared/assert'
import type { Author } from '../../../shared/collab/protocol'
import type { Context } from '../../context'
import { readDocument } from '../../store/documents'
import type { LogRow } from '../../store/UpdateLog'
import type { SamplePerson } from './people'

export interface Edit {
  by: SamplePerson
  /** ms since 1970 */
  at: number
  edit: (doc: Y.Doc) => void
}

/** Lets people of the sample edit a document one after the other: each edit is a row under the own name, as if typed [S3]. */
export async function writeAs({ store }: Context, documentId: string, edits: readonly Edit[]): Promise<void> {
  const { doc, seq } = await readDocument(store.log, documentId)
  const clientIds = new Map(edits.map(({ by }) => [by, new Y.Doc().clientID]))
  const rows = edits.map(({ by, at, edit }, index): LogRow => {
    doc.clientID = clientIds.get(by) ?? doc.clientID
    const before = Y.encodeStateVector(doc)
    doc.transact(() => edit(doc))
    return { seq: seq + 1 + index, author: authorOf(by), at, bytes: Y.encodeStateAsUpdate(doc, before) }
  })
  doc.destroy()
  const bindings = [...clientIds].map(([by, clientId]) => ({ clientId, author: authorOf(by) }))
  const [result] = await store.log.append([{ documentId, base: seq, rows, bindings }])
  assert(result === 'ok', 'nobody else writes in a sample document while it is made')
}

const authorOf = ({ personId, seatId }: SamplePerson): Author => ({ personId, seatId })

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

/** Puts other words in the place of some that stand once in the minutes. */
export const replaceWords = (wrong: string, right: string) => (doc: Y.Doc) => {
  for (const element of doc.getXmlFragment('minutes').createTreeWalker((node) => node instanceof Y.XmlText)) {
    if (!(element instanceof Y.XmlText)) continue
    const at = element.toString().indexOf(wrong)
    if (at < 0) continue
    element.delete(at, wrong.length)
    element.insert(at, right)
    return
  }
}
