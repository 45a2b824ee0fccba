import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode, syncStep } from '../../shared/collab/protocol'
import { Editor, RawSocket } from './support/clients'
import { randomOf } from './support/random'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

/** An update of many parts goes in slice by slice, so that nobody waits for it but its sender [S8]. */
let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
  await server.document('d2')
})
afterEach(() => server.stop())

const path = '/sync/v1/d1?epoch=0&schema=1'

/** Lines put anywhere: nearly each is a part of its own. */
function longDocument(lines = 15_000): Y.Doc {
  const random = randomOf(3)
  const doc = new Y.Doc()
  const items = doc.getArray<string>('items')
  doc.transact(() => {
    for (let line = 0; line < lines; line++) items.insert(random.below(items.length + 1), [`${line}`])
  })
  return doc
}

/** Has sent `doc` as its step 2, with a token behind it. */
async function sends(doc: Y.Doc): Promise<RawSocket> {
  const raw = new RawSocket(server, path, { person: 'aki' })
  await raw.opened()
  raw.sync(syncStep.one, Y.encodeStateVector(new Y.Doc()))
  raw.sync(syncStep.two, Y.encodeStateAsUpdate(doc))
  raw.token(1)
  return raw
}

const ownUpdates = (doc: Y.Doc, raw: RawSocket) =>
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') raw.sync(syncStep.update, update)
  })

test('[S8] the others go on typing and are saved while a whole document comes in', async () => {
  const ben = new Editor(server, 'ben', 'd2')
  await ben.synced()
  const raw = await sends(longDocument())
  let isAcked = false
  const acked = raw.acked().then(() => {
    isAcked = true
  })
  let savedMeanwhile = 0
  for (; !isAcked; savedMeanwhile++) {
    ben.add('goes on')
    await ben.saved()
  }
  await acked
  expect(savedMeanwhile).toBeGreaterThan(3)
  expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
  raw.ws.terminate()
  ben.leave()
})

test('[S1][S2] what its sender types behind it stands on it, and is acknowledged behind it', async () => {
  const doc = longDocument()
  const raw = await sends(doc)
  ownUpdates(doc, raw)
  for (let line = 0; line < 5; line++) doc.getArray('items').push([`behind ${line}`])
  raw.token(2)
  // The later acknowledgement may stand for both.
  let acked = await raw.acked()
  while (acked.token < 2) acked = await raw.acked()
  expect(acked).toEqual({ token: 2, seq: 6 })
  const ben = new Editor(server, 'ben', 'd1')
  await ben.synced()
  expect(ben.list).toEqual(doc.getArray('items').toArray())
  raw.ws.terminate()
  ben.leave()
})

test('[S1] who writes in the same document meanwhile loses nothing; nobody sees it half', async () => {
  const ben = new Editor(server, 'ben', 'd1')
  await ben.synced()
  const lengths = new Set<number>()
  ben.doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === ben.provider) lengths.add(ben.list.filter((line) => line !== 'ben’s').length)
  })
  const raw = await sends(longDocument())
  let isAcked = false
  void raw.acked().then(() => {
    isAcked = true
  })
  while (!isAcked) {
    ben.add('ben’s')
    await ben.roundTrip()
  }
  await ben.saved()
  await until(() => lengths.size > 0, 'the whole document')
  expect([...lengths]).toEqual([15_000])
  raw.ws.terminate()
  ben.leave()
})

test('[S3][S4] one that breaks the document in its last slice is refused whole: nothing of it is in the log', async () => {
  const ben = new Editor(server, 'ben', 'd1')
  ben.add('a', 'b', 'c')
  await ben.saved()
  const doc = longDocument(3_000)
  const evil = brokenAtItsEnd(doc, ben.doc.clientID)
  const raw = new RawSocket(server, path, { person: 'mallory' })
  await raw.handshake()
  raw.sync(syncStep.update, evil)
  expect(await raw.closed()).toBe(closeCode.refused)
  await until(() => ben.closes.length > 0, 'room dropped')
  ben.add('d')
  await ben.saved()
  expect(ben.list).toEqual(['a', 'b', 'c', 'd'])
  const authors = (await server.store.log.tail('d1', 0)).map(({ author }) => author.personId)
  expect(authors).not.toContain('mallory')
  ben.leave()
})

test('[S7] frames that wait behind it are not read when the right has ended', async () => {
  const doc = longDocument()
  const raw = await sends(doc)
  ownUpdates(doc, raw)
  doc.getArray('items').push(['too late'])
  await raw.roundTrip()
  server.people.delete('aki')
  server.context.events.emit('accessChanged', { personId: 'aki' })
  expect(await raw.closed()).toBe(closeCode.signedOut)
  await server.collab.flush()
  const ben = new Editor(server, 'ben', 'd1')
  await ben.synced()
  expect(ben.list).not.toContain('too late')
  ben.leave()
})

test('[S8] what may wait behind it has a limit', async () => {
  const raw = await sends(longDocument())
  const line = new Y.Doc()
  line.getArray('items').push(['x'.repeat(3_000_000)])
  for (let message = 0; message < 4; message++) raw.sync(syncStep.update, Y.encodeStateAsUpdate(line))
  expect(await raw.closed()).toBe(closeCode.tooMany)
})

test('[unload/room-freed-after-last-close] its sender may leave at once: it is saved, and the room is freed', async () => {
  const raw = await sends(longDocument())
  await raw.roundTrip()
  raw.ws.terminate()
  await until(() => server.collab.stats().rooms === 0, 'no rooms')
  expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
})

test('a restart waits for it: what was received is in the log', async () => {
  const raw = await sends(longDocument())
  await raw.roundTrip()
  await server.collab.close()
  expect(await raw.closed()).toBe(closeCode.restart)
  expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
})

/** The document, and behind all of it a word whose two origins stand in the wrong order. */
function brokenAtItsEnd(doc: Y.Doc, neighbour: number): Uint8Array {
  const whole = Y.encodeStateAsUpdate(doc)
  const { structs } = Y.decodeUpdate(whole)
  const last = structs.at(-1)
  if (!last) throw new Error('a long document has parts')
  const end = last.id.clock + last.length
  const crossed = [0xc4, ...varUint(neighbour), 2, ...varUint(neighbour), 0, 1, 120]
  const head = [1, ...varUint(structs.length), ...varUint(last.id.client), 0]
  const longer = [1, ...varUint(structs.length + 1), ...varUint(last.id.client), 0]
  // One block of one client id, and no deletes: the word goes between the last struct and the closing zero.
  expect([...whole.slice(0, head.length)]).toEqual(head)
  expect(end).toBe(3_000)
  return Uint8Array.from([...longer, ...whole.slice(head.length, -1), ...crossed, 0])
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varUint(value >>> 7)]
}
