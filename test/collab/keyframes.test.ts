import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { LogRow } from '../../server/store/UpdateLog'
import { Editor } from './support/clients'
import { SyncServer } from './support/SyncServer'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
})
afterEach(() => server.stop())

const rowCount = 600

/** A document of so many rows, each one item, with keyframes after rows 50 and 590. */
async function longDocument(): Promise<void> {
  const doc = new Y.Doc()
  const author = { personId: 'aki', seatId: 'seat of aki' }
  const rows: LogRow[] = []
  doc.on('update', (bytes: Uint8Array) => rows.push({ seq: rows.length + 1, author, at: 0, bytes }))
  const keyframes: { seq: number; bytes: Uint8Array }[] = []
  for (let seq = 1; seq <= rowCount; seq++) {
    doc.getArray('items').push([`${seq}`])
    if (seq === 50 || seq === 590) keyframes.push({ seq, bytes: Y.encodeStateAsUpdate(doc) })
  }
  const { log } = server.store
  await log.append([{ documentId: 'd1', base: 0, rows, bindings: [{ clientId: doc.clientID, author }] }])
  for (const keyframe of keyframes) await log.putSnapshot('d1', keyframe)
}

async function expectWholeAndSoonAKeyframe(): Promise<void> {
  const ben = new Editor(server, 'ben', 'd1')
  await ben.synced()
  expect(ben.list).toEqual(Array.from({ length: rowCount }, (_, index) => `${index + 1}`))
  ben.add('after')
  await ben.saved()
  const newest = async () => (await server.store.log.snapshot('d1'))?.seq ?? 0
  await vi.waitUntil(async () => (await newest()) >= rowCount, 5_000)
  ben.leave()
  expect(server.reports.map(String)).toEqual([expect.stringContaining('文書 d1 の途中保存（590 行目まで）')])
}

test('[crdt/corrupt-stored-blob-is-quarantined] a keyframe whose bytes changed: people find everything, the operator hears it once, and a new one is made soon', async () => {
  await longDocument()
  await server.store.db.updateTable('document_snapshot').set({ sha256: '-' }).where('seq', '=', 590).execute()
  await expectWholeAndSoonAKeyframe()
})

test('[crdt/corrupt-stored-blob-is-quarantined] the same for one that was written unreadable', async () => {
  await longDocument()
  await server.store.log.putSnapshot('d1', { seq: 590, bytes: Uint8Array.of(1, 2, 3) })
  await expectWholeAndSoonAKeyframe()
})
