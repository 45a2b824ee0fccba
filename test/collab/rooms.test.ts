import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode, syncStep } from '../../shared/collab/protocol'
import { Editor, RawSocket } from './support/clients'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
})
afterEach(() => server.stop())

const path = '/sync/v1/d1?epoch=0&schema=1'
const empty = () => until(() => server.collab.stats().rooms === 0, 'no rooms')

async function wrote(...texts: string[]): Promise<void> {
  const aki = new Editor(server, 'aki', 'd1')
  await aki.synced()
  aki.add(...texts)
  await aki.saved()
  aki.leave()
  await empty()
}

describe('load', () => {
  test('[load/second-connection-waits-for-load] two who come at once get the same whole document, loaded once', async () => {
    await wrote('kept')
    const release = server.log.holdReads()
    const editors = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
    await new Promise((resolve) => setImmediate(resolve))
    expect(server.collab.stats()).toEqual({ rooms: 0, connections: 0 })
    release()
    await Promise.all(editors.map((editor) => editor.shows('kept')))
    expect(server.collab.stats()).toEqual({ rooms: 1, connections: 2 })
    for (const editor of editors) editor.leave()
  })

  test('[load/failure-never-overwrites] [load/failure-leaks-nothing] a load that fails is tried again and loses nothing', async () => {
    await wrote('kept')
    server.log.failReads = true
    const raw = new RawSocket(server, path, { person: 'aki' })
    expect(await raw.closed()).toBe(closeCode.tryLater)
    expect(server.collab.stats()).toEqual({ rooms: 0, connections: 0 })
    const ben = new Editor(server, 'ben', 'd1')
    await until(() => ben.closes.length > 0, 'turned away')
    server.log.failReads = false
    await ben.shows('kept')
    ben.leave()
  })

  test('a document is read from its keyframe and the rows behind it', async () => {
    await wrote('x'.repeat(70_000))
    await wrote('behind')
    expect((await server.store.log.snapshot('d1'))?.seq).toBe(1)
    const ben = new Editor(server, 'ben', 'd1')
    await until(() => ben.list[1] === 'behind', 'both')
    ben.leave()
  })

  test('a visitor who left while the document was loaded leaves no room behind', async () => {
    const release = server.log.holdReads()
    const raw = new RawSocket(server, path, { person: 'aki' })
    await until(() => server.log.loadsBegun > 0, 'loading')
    raw.ws.terminate()
    await raw.closed()
    release()
    await until(() => server.log.loadsEnded > 0, 'loaded')
    await server.collab.flush()
    await empty()
    await until(() => server.collab.stats().connections === 0, 'no connections')
  })

  test('[dup/initial-content-seeded-once] the seed comes from the creating transaction and belongs to the system', async () => {
    await server.document('seeded', 'agenda', (doc) => doc.getArray('items').push(['次第']))
    const editors = [new Editor(server, 'aki', 'seeded'), new Editor(server, 'ben', 'seeded')]
    await Promise.all(editors.map((editor) => editor.shows('次第')))
    const [{ author } = {}] = await server.store.log.bindings('seeded')
    expect(author).toEqual({ personId: 'system', seatId: 'system' })
    for (const editor of editors) editor.leave()
  })
})

describe('unload', () => {
  test('[unload/room-freed-after-last-close] when the last one leaves, and not before', async () => {
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
    await Promise.all([aki.synced(), ben.synced()])
    aki.leave()
    await until(() => server.collab.stats().connections === 1, 'one left')
    expect(server.collab.stats().rooms).toBe(1)
    ben.leave()
    await empty()
  })

  test('[unload/room-freed-after-last-close] also when the store fails', async () => {
    const raw = new RawSocket(server, path, { person: 'aki' })
    const doc = new Y.Doc()
    await raw.handshake(doc)
    server.log.failing = ['before']
    doc.getArray('items').push(['lost with its socket'])
    raw.sync(syncStep.two, Y.encodeStateAsUpdate(doc))
    raw.ws.close()
    await empty()
    await until(() => server.collab.stats().connections === 0, 'no connections')
  })

  test('[unload/reconnect-during-unload-keeps-edits] who comes while the last words are being saved sees them and goes on', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    await aki.synced()
    const release = server.log.holdAppends()
    aki.add('last words')
    await until(() => server.log.appendCount === 1, 'append')
    aki.leave()
    await until(() => server.collab.stats().connections === 0, 'gone')
    const ben = new Editor(server, 'ben', 'd1')
    await until(() => server.collab.stats().connections === 1, 'back')
    release()
    await ben.shows('last words')
    ben.add('and more')
    await ben.saved()
    expect(server.collab.stats()).toEqual({ rooms: 1, connections: 1 })
    ben.leave()
  })

  test('[unload/reconnect-during-unload-keeps-edits] who comes, writes and goes while the room is about to end loses nothing', async () => {
    const visit = async (text: string) => {
      const raw = new RawSocket(server, path, { person: text })
      await raw.opened()
      const doc = new Y.Doc()
      doc.getArray('items').push([text])
      raw.sync(syncStep.two, Y.encodeStateAsUpdate(doc))
      await raw.roundTrip()
      raw.ws.close()
      await until(() => server.collab.stats().connections === 0, 'gone')
    }
    const release = server.log.holdAppends()
    await visit('first')
    await until(() => server.log.appendCount === 1, 'append')
    await visit('second')
    release()
    await empty()
    expect(await server.store.log.tail('d1', 0)).toHaveLength(2)
  })

  test('[unload/old-socket-close-does-not-kill-new-session] the old socket’s end leaves the new one alone', async () => {
    const doc = new Y.Doc()
    const old = new RawSocket(server, path, { person: 'aki' })
    await old.handshake(doc)
    old.presence({ clientId: doc.clientID, clock: 1, state: {} })
    const aki = new Editor(server, 'aki', 'd1', { doc })
    await aki.synced()
    aki.provider.awareness.setLocalState({ field: 'title' })
    aki.provider.awareness.setLocalState({ field: 'minutes' })
    expect(await old.closed()).toBe(closeCode.refused)
    aki.add('goes on')
    await aki.saved()
    expect(aki.closes).toEqual([])
    aki.leave()
  })
})

describe('drain', () => {
  test('closing saves what was received, tells clients to come back and takes nobody new', async () => {
    const raw = new RawSocket(server, path, { person: 'aki' })
    const doc = new Y.Doc()
    await raw.handshake(doc)
    doc.getArray('items').push(['before the restart'])
    raw.sync(syncStep.two, Y.encodeStateAsUpdate(doc))
    raw.token(1)
    await raw.acked()
    const closing = server.collab.close()
    const late = new RawSocket(server, path, { person: 'ben' })
    expect(await late.refused()).toBe(503)
    expect(await raw.closed()).toBe(closeCode.restart)
    await closing
    expect(server.collab.stats()).toEqual({ rooms: 0, connections: 0 })
    expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
  })

  test('a restart in the same place: clients come back by themselves and lose nothing', async () => {
    await wrote('before')
    await server.stop({ keep: true })
    server = await SyncServer.start(server.place)
    const ben = new Editor(server, 'ben', 'd1')
    await ben.shows('before')
    ben.add('after')
    await ben.saved()
    ben.leave()
  })
})

test('projections hear of each commit, with the document’s kind and subject', async () => {
  const heard: unknown[] = []
  const stop = server.collab.onCommitted((committed) => heard.push(committed))
  await wrote('a')
  expect(heard).toEqual([{ documentId: 'd1', kind: 'agenda', subjectId: 'subject of d1', seq: 1 }])
  stop()
})
