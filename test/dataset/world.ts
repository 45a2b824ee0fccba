import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import type { Context } from '../../server/context'
import { builtInDirectory, readSource, type Source } from '../../server/dataset/source'
import { Events } from '../../server/events'
import { readDocument } from '../../server/store/documents'
import { openSqlite } from '../../server/store/sqlite'
import type { Author } from '../../shared/collab/protocol'

const usualNow = Date.parse('2026-11-24T10:00:00+09:00')

/** A fresh installation without content. Its clock stands on a day in the middle of a fiscal year unless told otherwise. */
export async function freshContext(now = usualNow): Promise<Context> {
  const context = await open(temporaryDirectory(), now)
  onTestFinished(() => context.store.close())
  return context
}

/** The same for several tests; whoever asked for it ends it. */
export async function lastingContext(): Promise<{ context: Context; end: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'entaku-dataset-'))
  const context = await open(directory, usualNow)
  const end = async () => {
    await context.store.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { context, end }
}

async function open(directory: string, now: number): Promise<Context> {
  const store = await openSqlite(join(directory, 'entaku.db'))
  return { store, now: () => now, events: new Events() }
}

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'entaku-dataset-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** The files of the report with some of them changed; `null` takes a file away. */
export async function reportWith(
  changes: Record<string, string | ((text: string) => string) | null> = {},
): Promise<Source> {
  const files = new Map(await readSource(builtInDirectory()))
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) files.delete(name)
    else files.set(name, typeof change === 'string' ? change : change(files.get(name) ?? ''))
  }
  return files
}

/** A text with the first occurrence of `before` replaced; fails when there is none, so that no test passes by accident. */
export const replacing = (before: string, after: string) => (text: string) => {
  if (!text.includes(before)) throw new Error(`the file has no ${before}`)
  return text.replace(before, after)
}

/** One row of a document's log under a person's own name. */
export async function editAs(
  { store, now }: Context,
  author: Author,
  documentId: string,
  edit: (doc: Y.Doc) => void,
): Promise<void> {
  const { doc, seq } = await readDocument(store.log, documentId)
  const before = Y.encodeStateVector(doc)
  edit(doc)
  const row = {
    seq: seq + 1,
    author: { personId: author.personId, seatId: author.seatId },
    at: now(),
    bytes: Y.encodeStateAsUpdate(doc, before),
  }
  const bindings = [{ clientId: doc.clientID, author: row.author }]
  expect(await store.log.append([{ documentId, base: seq, rows: [row], bindings }])).toEqual(['ok'])
}
