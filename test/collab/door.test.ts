import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { freezeDocument } from '../../server/store/documents'
import { closeCode, limits, messageType, syncStep } from '../../shared/collab/protocol'
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

describe('the door', () => {
  test('[auth/unauthenticated-bytes-never-applied-nor-buffered-unbounded] without a session: 401, and nothing is opened', async () => {
    const raw = new RawSocket(server, path)
    expect(await raw.refused()).toBe(401)
    expect(server.collab.stats()).toEqual({ rooms: 0, connections: 0 })
  })

  test('[auth/cross-origin-upgrade-refused] a foreign Origin: 403, our own is let in', async () => {
    const foreign = new RawSocket(server, path, { person: 'aki', origin: 'http://evil.test' })
    expect(await foreign.refused()).toBe(403)
    const own = new RawSocket(server, path, { person: 'aki', origin: 'http://entaku.test' })
    await own.opened()
    own.ws.close()
  })

  test('unknown documents and documents of others look the same: 404', async () => {
    server.person('aki').modes.set('d1', 'none')
    const absent = new RawSocket(server, '/sync/v1/nope?epoch=0&schema=1', { person: 'aki' })
    const foreign = new RawSocket(server, path, { person: 'aki' })
    expect(await absent.refused()).toBe(404)
    expect(await foreign.refused()).toBe(404)
  })

  test.each([
    '/sync/v1/d1',
    '/sync/v1/d1?epoch=0',
    '/sync/v1/d1?epoch=-1&schema=1',
    '/sync/v1/d1?epoch=0&schema=x',
    '/sync/v1/%00?epoch=0&schema=1',
    '/sync/v1/?epoch=0&schema=1',
    `/sync/v1/${'d'.repeat(200)}?epoch=0&schema=1`,
  ])('an address that names no document is refused with 400: %s', async (address) => {
    expect(await new RawSocket(server, address, { person: 'aki' }).refused()).toBe(400)
  })

  test('other paths are left to others', async () => {
    expect(await new RawSocket(server, '/elsewhere', { person: 'aki' }).refused()).toBe(404)
  })

  test('another epoch: 4409, and the stock client stays away', async () => {
    const aki = new Editor(server, 'aki', 'd1', { epoch: '1' })
    await until(() => aki.closedBy !== undefined, 'closed')
    expect(aki.closedBy).toBe(closeCode.epochChanged)
    aki.leave()
  })

  test('[schema/old-client-cannot-delete-unknown-nodes] an older schema: 4426, a newer one is let in', async () => {
    const old = new RawSocket(server, '/sync/v1/d1?epoch=0&schema=0', { person: 'aki' })
    expect(await old.closed()).toBe(closeCode.schemaTooOld)
    const newer = new RawSocket(server, '/sync/v1/d1?epoch=0&schema=9', { person: 'aki' })
    await newer.handshake()
    newer.ws.close()
  })

  test('[S8] more sockets than a person may have: 4429, and another person is not affected', async () => {
    const raws = Array.from(
      { length: limits.socketsPerPersonMax },
      () => new RawSocket(server, path, { person: 'aki' }),
    )
    await Promise.all(raws.map((raw) => raw.opened()))
    expect(await new RawSocket(server, path, { person: 'aki' }).closed()).toBe(closeCode.tooMany)
    const ben = new RawSocket(server, path, { person: 'ben' })
    await ben.handshake()
    for (const raw of [...raws, ben]) raw.ws.terminate()
  })
})

describe('readers never write [S3]', () => {
  beforeEach(() => server.person('eye').modes.set('d1', 'read'))

  test('[auth/readonly-is-per-document-and-told] a reader reads, is closed with 4403 on a word, and may write elsewhere', async () => {
    await server.document('d2')
    const aki = new Editor(server, 'aki', 'd1')
    const eye = new Editor(server, 'eye', 'd1')
    const elsewhere = new Editor(server, 'eye', 'd2')
    aki.add('seen')
    await eye.shows('seen')
    elsewhere.add('mine')
    await elsewhere.saved()
    eye.add('no')
    await until(() => eye.closedBy !== undefined, 'closed')
    expect(eye.closedBy).toBe(closeCode.refused)
    expect(aki.list).toEqual(['seen'])
    for (const editor of [aki, eye, elsewhere]) editor.leave()
  })

  test('a reader may not delete either', async () => {
    const [aki, eye] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'eye', 'd1')]
    aki.add('stays')
    await eye.shows('stays')
    eye.items.delete(0)
    await until(() => eye.closedBy !== undefined, 'closed')
    await aki.roundTrip()
    expect(aki.list).toEqual(['stays'])
    for (const editor of [aki, eye]) editor.leave()
  })

  test('a reader comes back with a document that knows deletions, and is welcome', async () => {
    const [aki, eye] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'eye', 'd1')]
    aki.add('a', 'b')
    aki.items.delete(0)
    await eye.shows('b')
    eye.provider.disconnect()
    eye.provider.connect()
    await eye.synced()
    await eye.saved()
    expect(eye.closedBy).toBeUndefined()
    for (const editor of [aki, eye]) editor.leave()
  })
})

describe('frozen is frozen [S6]', () => {
  const freeze = async () => {
    const head = await server.store.log.head('d1')
    const isFrozen = await server.store.transaction((tx) =>
      freezeDocument(tx, { documentId: 'd1', seq: head?.seq ?? 0, at: 1 }),
    )
    expect(isFrozen).toBe(true)
    return () => server.context.events.emit('documentFrozen', { documentId: 'd1' })
  }

  test('everybody is closed with 4423; who comes back may read', async () => {
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
    aki.add('確定')
    await Promise.all([aki.saved(), ben.shows('確定')])
    const tell = await freeze()
    tell()
    await until(() => aki.closedBy !== undefined && ben.closedBy !== undefined, 'closed')
    expect([aki.closedBy, ben.closedBy]).toEqual([closeCode.frozen, closeCode.frozen])
    const reader = new Editor(server, 'aki', 'd1')
    await reader.shows('確定')
    reader.add('too late')
    await until(() => reader.closedBy !== undefined, 'closed')
    expect(reader.closedBy).toBe(closeCode.frozen)
    expect(await server.store.log.tail('d1', 1)).toEqual([])
    for (const editor of [aki, ben, reader]) editor.leave()
  })

  test('an edit that crosses the freeze is neither saved nor shown, before anybody was told', async () => {
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
    await Promise.all([aki.synced(), ben.synced()])
    await freeze()
    aki.add('crossing')
    await until(() => aki.closedBy !== undefined, 'closed')
    expect(aki.closedBy).toBe(closeCode.frozen)
    expect(aki.isSaved).toBe(false)
    expect(ben.list).toEqual([])
    expect(await server.store.log.tail('d1', 0)).toEqual([])
    for (const editor of [aki, ben]) editor.leave()
  })
})

describe('rights end at once [S7]', () => {
  test('[auth/revocation-takes-effect-on-live-connection] sign-out: 4401', async () => {
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
    await Promise.all([aki.synced(), ben.synced()])
    server.people.delete('aki')
    server.context.events.emit('accessChanged', { personId: 'aki' })
    await until(() => aki.closedBy !== undefined, 'closed')
    expect(aki.closedBy).toBe(closeCode.signedOut)
    expect(ben.closes).toEqual([])
    for (const editor of [aki, ben]) editor.leave()
  })

  test('a right taken away: 4403', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    await aki.synced()
    server.person('aki').modes.set('d1', 'none')
    server.context.events.emit('accessChanged', { personId: 'aki' })
    await until(() => aki.closedBy !== undefined, 'closed')
    expect(aki.closedBy).toBe(closeCode.refused)
    aki.leave()
  })

  test('from writer to reader and back, on the same connection', async () => {
    const raw = new RawSocket(server, path, { person: 'aki' })
    const doc = new Y.Doc()
    await raw.handshake(doc)
    const change = async (mode: 'read' | 'write') => {
      server.person('aki').modes.set('d1', mode)
      server.context.events.emit('documentAccessChanged', { documentId: 'd1' })
      // The judging asks the store once; this asks it afterwards.
      await server.store.log.head('d1')
      await server.collab.flush()
    }
    await change('read')
    await change('write')
    doc.getArray('items').push(['a'])
    raw.sync(syncStep.two, Y.encodeStateAsUpdate(doc))
    raw.token(1)
    await raw.acked()
    await change('read')
    doc.getArray('items').push(['b'])
    raw.sync(syncStep.two, Y.encodeStateAsUpdate(doc))
    expect(await raw.closed()).toBe(closeCode.refused)
    expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
  })

  test.each([
    ['who may still write is read then', 'write', 2, undefined],
    ['who may not is not', 'none', 1, closeCode.refused],
  ] as const)(
    'what arrives before a person is judged waits, whether words or presence: %s',
    async (_name, mode, rows, code) => {
      const ben = new RawSocket(server, path, { person: 'ben' })
      await ben.handshake()
      const raw = new RawSocket(server, path, { person: 'aki' })
      const doc = new Y.Doc()
      await raw.handshake(doc)
      doc.on('update', (update: Uint8Array) => raw.sync(syncStep.update, update))
      doc.getArray('items').push(['before'])
      raw.token(1)
      await raw.acked()
      let judge: () => void = () => undefined
      const judging = new Promise<void>((resolve) => {
        judge = resolve
      })
      server.whileJudging = () => judging
      server.person('aki').modes.set('d1', mode)
      server.context.events.emit('accessChanged', { personId: 'aki' })
      doc.getArray('items').push(['meanwhile'])
      raw.presence({ clientId: doc.clientID, clock: 1, state: { field: 'title' } })
      raw.token(2)
      await raw.roundTrip()
      await server.collab.flush()
      expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
      judge()
      if (code) expect(await raw.closed()).toBe(code)
      else expect((await raw.acked()).token).toBe(2)
      expect(await server.store.log.tail('d1', 0)).toHaveLength(rows)
      await ben.roundTrip()
      const presence = ben.frames.filter(({ type }) => type === messageType.awareness)
      expect(presence).toHaveLength(code ? 0 : 1)
      for (const each of [raw, ben]) each.ws.terminate()
    },
  )

  test('typing keeps a session alive, reading alone does not', async () => {
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
    await Promise.all([aki.synced(), ben.synced()])
    aki.add('typed')
    await Promise.all([aki.saved(), ben.shows('typed')])
    server.context.events.emit('documentAccessChanged', { documentId: 'd1' })
    await until(() => server.active.length > 0, 'activity')
    server.context.events.emit('documentAccessChanged', { documentId: 'd1' })
    await Promise.all([aki.roundTrip(), ben.roundTrip()])
    expect(server.active).toEqual(['session of aki'])
    for (const editor of [aki, ben]) editor.leave()
  })

  test('a right that ends while the document is being loaded', async () => {
    const release = server.log.holdReads()
    const raw = new RawSocket(server, path, { person: 'aki' })
    await until(() => server.log.loadsBegun > 0, 'loading')
    server.people.delete('aki')
    server.context.events.emit('accessChanged', { personId: 'aki' })
    release()
    expect(await raw.closed()).toBe(closeCode.signedOut)
  })

  test('rights that cannot be judged are no rights', async () => {
    const raw = new RawSocket(server, path, { person: 'aki' })
    await raw.handshake()
    server.whileJudging = () => Promise.reject(new Error('store away'))
    server.context.events.emit('accessChanged', { personId: 'aki' })
    expect(await raw.closed()).toBe(closeCode.tryLater)
    expect(await new RawSocket(server, path, { person: 'aki' }).refused()).toBe(503)
  })
})

describe('the wire', () => {
  const open = async () => {
    const raw = new RawSocket(server, path, { person: 'aki' })
    await raw.handshake()
    return raw
  }

  test.each([
    ['nothing', []],
    ['a sync without a step', [0]],
    ['a length that lies', [0, 2, 200, 1]],
    ['an endless number', Array(20).fill(255)],
    ['a malformed state vector', [0, 0, 3, 255, 255, 255]],
    ['a malformed update', [0, 2, 4, 9, 9, 9, 9]],
    ['presence that is no JSON', [1, 5, 1, 1, 1, 1, 123]],
    ['a token without a number', [100]],
  ])('[wire/garbage-frame-does-not-kill-process] %s: 4403', async (_name, bytes) => {
    const raw = await open()
    raw.ws.send(Uint8Array.from(bytes))
    expect(await raw.closed()).toBe(closeCode.refused)
    ;(await open()).ws.close()
  })

  test('[wire/garbage-frame-does-not-kill-process] bytes that are no WebSocket frame end that socket only', async () => {
    const raw = await open()
    // Reserved bits set and a payload without a mask.
    // ws keeps its socket here; nothing else lets a test break the framing.
    Reflect.get(raw.ws, '_socket').write(Uint8Array.of(0xff, 0x05, 1, 2, 3, 4, 5))
    await raw.closed()
    ;(await open()).ws.close()
  })

  test('text frames and unknown types are ignored', async () => {
    const raw = await open()
    raw.ws.send('hello')
    raw.write(55, () => undefined)
    raw.write(messageType.queryAwareness, () => undefined)
    raw.write(messageType.sync, (encoder) => {
      encoder.cbuf.set([9, 0])
      encoder.cpos += 2
    })
    raw.token(1)
    expect(await raw.acked()).toEqual({ token: 1, seq: 0 })
    raw.ws.close()
  })

  test('[auth/client-cannot-send-server-opcodes] a notice from a client reaches nobody', async () => {
    const [raw, other] = [await open(), await open()]
    raw.write(messageType.notice, (encoder) => {
      encoder.cbuf.set([1, 65, 1], encoder.cpos)
      encoder.cpos += 3
    })
    raw.token(1)
    await raw.acked()
    await other.roundTrip()
    expect(other.frames).toEqual([])
    for (const each of [raw, other]) each.ws.close()
  })

  test('[wire/oversize-message-stops-with-message-not-loop] 4413, and the stock client stays away', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    await aki.synced()
    aki.add('x'.repeat(limits.messageBytesMax))
    await until(() => aki.closedBy !== undefined, 'closed')
    expect(aki.closedBy).toBe(closeCode.tooLarge)
    aki.leave()
  })

  test('[S8] a document that is full takes no more words, but deletions make room', async () => {
    const doc = new Y.Doc()
    const raw = new RawSocket(server, path, { person: 'aki' })
    await raw.handshake(doc)
    doc.on('update', (update: Uint8Array) => raw.sync(syncStep.update, update))
    doc.getArray('items').push(['x'.repeat(5_000_000)])
    raw.token(1)
    await raw.acked()
    doc.getArray('items').delete(0)
    doc.getArray('items').push(['y'.repeat(5_000_000)])
    raw.token(2)
    await raw.acked()
    doc.getArray('items').push(['z'.repeat(5_000_000)])
    expect(await raw.closed()).toBe(closeCode.tooLarge)
    expect(await server.store.log.tail('d1', 0)).toHaveLength(3)
  })

  test('[S8] more updates than anybody types: 4429', async () => {
    const raw = await open()
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => raw.sync(syncStep.update, update))
    for (let count = 0; count < 400; count++) doc.getArray('items').push([count])
    expect(await raw.closed()).toBe(closeCode.tooMany)
  })

  test('[wire/slow-consumer-is-closed] who does not read is cut, the others go on', async () => {
    const slow = await open()
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
    await Promise.all([aki.synced(), ben.synced()])
    slow.ws.pause()
    // Replaced text is collected, so the document stays small while the traffic grows.
    for (let round = 0; server.collab.stats().connections === 3 && round < 60; round++) {
      aki.doc.transact(() => {
        aki.items.delete(0, aki.items.length)
        aki.add(`${round}${'x'.repeat(1_000_000)}`)
      })
      await aki.saved()
    }
    expect(server.collab.stats().connections).toBe(2)
    await until(() => ben.list[0] === aki.list[0], 'ben is there')
    slow.ws.terminate()
    for (const editor of [aki, ben]) editor.leave()
  })
})

describe('forged authorship on the wire [S3]', () => {
  /** `person` reads the document and then writes under the client id of somebody else. */
  const forges = async (person: string, clientId: number) => {
    const raw = new RawSocket(server, path, { person })
    const doc = new Y.Doc()
    await raw.handshake(doc)
    doc.clientID = clientId
    doc.on('update', (update: Uint8Array) => raw.sync(syncStep.update, update))
    doc.getArray('items').push(['forged'])
    return raw.closed()
  }

  test('a word under the id of somebody else: 4403, and nobody sees it', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    aki.add('aki’s')
    await aki.saved()
    expect(await forges('ben', aki.doc.clientID)).toBe(closeCode.refused)
    await aki.roundTrip()
    expect(aki.list).toEqual(['aki’s'])
    aki.leave()
  })

  test('ids stay bound over a restart, and their owner goes on writing', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    aki.add('before')
    await aki.saved()
    aki.leave()
    await server.stop({ keep: true })
    server = await SyncServer.start(server.place)
    const again = new Editor(server, 'aki', 'd1', { doc: aki.doc })
    again.add('after')
    await again.saved()
    again.leave()
    expect(await forges('ben', aki.doc.clientID)).toBe(closeCode.refused)
    const chi = new Editor(server, 'chi', 'd1')
    await chi.shows('before', 'after')
    chi.leave()
  })

  /** An item between the third and the first of aki's words, in this order: its place would differ from replica to replica. */
  const crossed = (aki: Editor) => {
    const id = varUint(aki.doc.clientID)
    return Uint8Array.from([1, 1, 7, 0, 0xc4, ...id, 2, ...id, 0, 1, 120, 0])
  }

  test('an update that poisons the document: its sender is banned, the others come back to what was saved [S4]', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    aki.add('a', 'b', 'c')
    await aki.saved()
    const mallory = new RawSocket(server, path, { person: 'mallory' })
    await mallory.handshake()
    mallory.sync(syncStep.update, crossed(aki))
    expect(await mallory.closed()).toBe(closeCode.refused)
    await until(() => aki.closes.length > 0, 'room dropped')
    expect(aki.closes).toEqual([closeCode.tryLater])
    aki.add('d')
    await aki.saved()
    const ben = new Editor(server, 'ben', 'd1')
    await ben.shows('a', 'b', 'c', 'd')
    for (const editor of [aki, ben]) editor.leave()
  })

  test('a document that is poisoned during a commit is loaded with what that commit saved [S4]', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    aki.add('a', 'b', 'c')
    await aki.saved()
    const mallory = new RawSocket(server, path, { person: 'mallory' })
    await mallory.handshake()
    const before = server.log.appendCount
    const release = server.log.holdAppends()
    aki.add('d')
    await until(() => server.log.appendCount > before, 'append')
    mallory.sync(syncStep.update, crossed(aki))
    await until(() => aki.closes.length > 0, 'room dropped')
    let isBack = false
    server.whileJudging = async () => {
      isBack = true
    }
    await until(() => isBack, 'coming back')
    // The store answers in order: a load that did not wait would have read by then.
    for (let question = 0; question < 8; question++) await server.store.log.head('d1')
    release()
    await aki.saved()
    // Loaded too early it would lack the row, and the next commit would not fit the log.
    expect(aki.closes).toEqual([closeCode.tryLater])
    expect(aki.list).toEqual(['a', 'b', 'c', 'd'])
    aki.leave()
  })
})

const varUint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varUint(value >>> 7)]
