import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as Y from 'yjs'
import { createDocument } from '../../server/store/documents'
import { openSqlite } from '../../server/store/sqlite'
import { type Random, randomOf } from '../collab/support/random'

/** A long paper as one person writes it, keystroke by keystroke. */
export interface Paper {
  doc: Y.Doc
  /** one update per keystroke, in order */
  keystrokes: Uint8Array[]
}

/**
 * Runs of typing at a caret that moves, and of every ten strokes three take something away again: the shape of the paper of
 * 259,778 edits that editing engines are usually measured with. Seeded, so every run writes the same.
 */
export function writePaper(edits: number): Paper {
  const doc = new Y.Doc()
  const keystrokes: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => keystrokes.push(update))
  const text = new Y.XmlText()
  doc.getXmlFragment('minutes').insert(0, [text])
  const random = randomOf(259_778)
  while (keystrokes.length < edits) writeRun(text, random, edits - keystrokes.length)
  return { doc, keystrokes }
}

function writeRun(text: Y.XmlText, random: Random, strokesMax: number): void {
  let caret = random.chance(0.3) ? random.below(text.length + 1) : text.length
  const strokes = Math.min(1 + random.below(40), strokesMax)
  if (random.chance(0.3)) for (let n = 0; n < strokes && caret > 0; n++) text.delete(--caret, 1)
  else for (let n = 0; n < strokes; n++) text.insert(caret++, random.pick(letters))
}

const letters = [...'次第議題市町村広域連合の協議をおこなうものとし、']

/** What is stored when nobody has written for a while: the last keyframe is some hundred rows old. */
const tailRows = 400
const batchRows = 1_000

/** The paper in Entaku's store, as if it had been typed there. */
export async function storeInEntaku(directory: string, id: string, { keystrokes }: Paper): Promise<void> {
  const store = await openSqlite(join(directory, 'entaku.db'))
  await store.transaction((tx) =>
    createDocument(tx, { id, kind: 'minutes', subjectId: id, forumId: 'forum', at: 0 }),
  )
  const author = { personId: 'writer', seatId: 'writer' }
  const rows = keystrokes.map((bytes, index) => ({ seq: index + 1, author, at: index, bytes }))
  for (let base = 0; base < rows.length; base += batchRows)
    await store.log.append([{ documentId: id, base, rows: rows.slice(base, base + batchRows), bindings: [] }])
  const seq = Math.max(1, rows.length - tailRows)
  const bytes = Y.encodeStateAsUpdate(replay(keystrokes.slice(0, seq)))
  await store.log.putSnapshot(id, { seq, bytes })
  await store.close()
}

/** The paper where Hocuspocus' SQLite extension looks for it. */
export function storeInHocuspocus(directory: string, id: string, { doc }: Paper): void {
  const database = new Database(join(directory, 'hocuspocus.db'))
  database.exec(
    'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
  )
  database.prepare('INSERT INTO documents (name, data) VALUES (?, ?)').run(id, Y.encodeStateAsUpdate(doc))
  database.close()
}

function replay(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** A person goes on typing in the midst of the paper: each stroke as the update their editor would send. */
export function nextKeystrokes({ doc }: Paper, count: number): Uint8Array[] {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  const text = copy.getXmlFragment('minutes').get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('a paper is one text')
  const caret = Math.floor(text.length / 2)
  for (let stroke = 0; stroke < count; stroke++) text.insert(caret + stroke, 'あ')
  return updates
}
