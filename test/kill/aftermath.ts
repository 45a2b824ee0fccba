import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { readDocument } from '../../server/store/documents'
import { openSqlite } from '../../server/store/sqlite'
import { randomOf } from '../collab/support/random'
import { startProduct } from '../support/product'
import type { Office } from './Office'
import type { PowerCut } from './powerCuts'
import { linesOf, Typist } from './Typist'
import { until } from './until'

/** Puts what the disk holds after a cut into a directory of its own; who asks removes it. */
export function layOut({ files }: PowerCut): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'entaku-cut-'))
  for (const [name, bytes] of files) writeFileSync(join(dataDir, name), bytes)
  return dataDir
}

/** What is gone, or broken, on the disk after a cut, though somebody had been told that it is safe. */
export async function losses(cut: PowerCut, office: Office): Promise<string[]> {
  const dataDir = layOut(cut)
  try {
    const faults = faultsOf(join(dataDir, 'entaku.db'))
    return [...faults, ...missingFrom(await documentIn(dataDir, office.documentId), promises(cut, office))]
  } catch (error) {
    return [`the store does not open: ${error}`]
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}

function faultsOf(file: string): string[] {
  const database = new Sqlite(file)
  const integrity = database.pragma('integrity_check', { simple: true })
  database.close()
  return integrity === 'ok' ? [] : [`integrity check: ${integrity}`]
}

async function documentIn(dataDir: string, documentId: string): Promise<Y.Doc> {
  const store = await openSqlite(join(dataDir, 'entaku.db'))
  const { doc } = await readDocument(store.log, documentId)
  await store.close()
  return doc
}

interface Promised {
  what: string
  bytes: Uint8Array
}

/** Every change that was acknowledged to its typist, and everything that was sent to anybody's screen. */
function promises({ told }: PowerCut, { typists }: Office): Promised[] {
  const shown = told.flatMap((message) =>
    message.kind === 'update' ? [{ what: `shown at port ${message.port}`, bytes: message.bytes }] : [],
  )
  const acknowledged = typists.flatMap(({ name, ports, changes }) => {
    const tokens = told.flatMap((message) =>
      message.kind === 'ack' && ports.has(message.port) ? [message.token] : [],
    )
    const acked = Math.max(0, ...tokens)
    return changes
      .filter(({ token }) => token <= acked)
      .map(({ token, bytes }) => ({ what: `change ${token} of ${name}`, bytes }))
  })
  return [...shown, ...acknowledged]
}

/** A document has an update when applying it changes nothing and leaves nothing waiting. */
function missingFrom(doc: Y.Doc, promised: readonly Promised[]): string[] {
  let isNew = false
  doc.on('update', () => {
    isNew = true
  })
  return promised
    .filter(({ bytes }) => {
      isNew = false
      Y.applyUpdate(doc, bytes)
      return isNew || doc.store.pendingStructs !== null || doc.store.pendingDs !== null
    })
    .map(({ what }) => what)
}

/** Starts the product on what the disk holds; everybody returns with what they had on their screens when the power went. */
export async function everybodyComesBack(cut: PowerCut, { typists, documentId }: Office): Promise<void> {
  const screens = typists.map((typist) => screenAt(cut, typist))
  const expected = linesOf(merged(screens))
  expect(new Set(expected).size, 'no line twice').toBe(expected.length)
  const product = await startProduct({}, layOut(cut))
  const place = { serverUrl: product.url, documentId, random: randomOf(1) }
  const back = typists.map(
    ({ name, cookie }, index) => new Typist({ ...place, name, cookie, doc: screens[index] ?? new Y.Doc() }),
  )
  try {
    const hasAll = ({ list, isSaved }: Typist) => isSaved && list.join() === expected.join()
    await until(back, () => back.every(hasAll), 'everybody has everything')
  } finally {
    for (const typist of back) typist.leave()
    await product.stop()
  }
}

function merged(docs: readonly Y.Doc[]): Y.Doc {
  const whole = new Y.Doc()
  for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
  return whole
}

/** The document as somebody had it: what they had typed, and what had been sent to them. */
function screenAt({ told, place }: PowerCut, { ports, changes }: Typist): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const message of told)
      if (message.kind === 'update' && ports.has(message.port)) Y.applyUpdate(doc, message.bytes)
    for (const change of changes) if (change.place <= place) Y.applyUpdate(doc, change.bytes)
  })
  expect(doc.store.pendingStructs).toBeNull()
  return doc
}
