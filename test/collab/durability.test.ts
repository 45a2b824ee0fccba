import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode, messageType, syncStep } from '../../shared/collab/protocol'
import { Editor, RawSocket } from './support/clients'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
  await server.document('d2')
})
afterEach(() => server.stop())

const path = '/sync/v1/d1?epoch=0&schema=1'

describe('log first [S1]', () => {
  test('nobody sees an update, and nobody is told it is saved, before it is in the log', async () => {
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
    await Promise.all([aki.synced(), ben.synced()])
    const release = server.log.holdAppends()
    aki.add('held')
    await until(() => server.log.appendCount > 0, 'append')
    const newcomer = new Editor(server, 'chi', 'd1')
    await until(() => newcomer.provider.wsconnected, 'connected')
    await Promise.all([aki, ben, newcomer].map((editor) => editor.roundTrip()))
    expect(ben.list).toEqual([])
    expect(newcomer.list).toEqual([])
    expect(aki.acks.acked).toBe(0)
    release()
    await Promise.all([ben.shows('held'), newcomer.shows('held'), aki.saved()])
    expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
    for (const editor of [aki, ben, newcomer]) editor.leave()
  })

  test.each(['before', 'after'] as const)(
    '[store/failed-commit-is-not-acked-and-is-retried] a commit that fails %s it reached the disk: the words arrive exactly once',
    async (when) => {
      const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
      await Promise.all([aki.synced(), ben.synced()])
      server.log.failing = [when]
      aki.add('once')
      await until(() => aki.closes.length > 0, 'close')
      expect(aki.closes).toEqual([closeCode.tryLater])
      await Promise.all([aki.saved(), ben.shows('once')])
      expect(aki.list).toEqual(['once'])
      expect(server.reports).toHaveLength(1)
      for (const editor of [aki, ben]) editor.leave()
    },
  )

  test('a failed commit of one document leaves the others alone', async () => {
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd2')]
    await Promise.all([aki.synced(), ben.synced()])
    server.log.failing = ['before']
    aki.add('fails first')
    await aki.saved()
    ben.add('fine')
    await ben.saved()
    expect(ben.closes).toEqual([])
    for (const editor of [aki, ben]) editor.leave()
  })

  test('[store/edit-during-commit-is-persisted] what is typed during a commit goes into the next', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    await aki.synced()
    const release = server.log.holdAppends()
    aki.add('1')
    await until(() => server.log.appendCount === 1, 'append')
    aki.add('2')
    aki.add('3')
    release()
    await aki.saved()
    const rows = await server.store.log.tail('d1', 0)
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
    aki.leave()
  })

  test('[store/slow-store-does-not-storm] a slow disk makes larger commits, not more', async () => {
    const editors = ['d1', 'd2'].map((id) => new Editor(server, 'aki', id))
    await Promise.all(editors.map((editor) => editor.synced()))
    const before = server.log.appendCount
    const release = server.log.holdAppends()
    for (const editor of editors) editor.add('first')
    await until(() => server.log.appendCount > before, 'append')
    for (let line = 0; line < 40; line++) for (const editor of editors) editor.add(`${line}`)
    await Promise.all(editors.map((editor) => editor.roundTrip()))
    release()
    await Promise.all(editors.map((editor) => editor.saved()))
    // The first commit may have caught one of the two documents only.
    expect(server.log.appendCount - before).toBeLessThanOrEqual(6)
    for (const editor of editors) editor.leave()
  })

  test('[store] somebody else’s append to the same document is noticed: the room is loaded anew', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    await aki.synced()
    const foreign = new Y.Doc()
    foreign.getArray('items').push(['from elsewhere'])
    const author = { personId: 'zoe', seatId: 'zoe' }
    await server.store.log.append([
      {
        documentId: 'd1',
        base: 0,
        rows: [{ seq: 1, author, at: 1, bytes: Y.encodeStateAsUpdate(foreign) }],
        bindings: [{ clientId: foreign.clientID, author }],
      },
    ])
    aki.add('mine')
    await aki.saved()
    await until(() => aki.list.length === 2, 'both')
    expect(aki.closes).toEqual([closeCode.tryLater])
    aki.leave()
  })
})

describe('two servers on one log', () => {
  test('[scale/two-nodes-one-document-converge-when-bus-drops-messages] who hears nothing of the other loses nothing: each row is once in the log, and both show it', async () => {
    const second = await SyncServer.start(server.place)
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(second, 'ben', 'd1')]
    await Promise.all([aki.synced(), ben.synced()])
    const said: string[] = []
    for (let line = 0; line < 8; line++)
      for (const [name, editor] of [['aki', aki] as const, ['ben', ben] as const]) {
        editor.add(`${name} ${line}`)
        said.push(`${name} ${line}`)
        // Both at once in the first rounds, one behind the other in the last.
        if (line > 3) await editor.saved()
      }
    await Promise.all([aki.saved(), ben.saved()])
    // A commit that another was quicker than closes the room for a moment; nobody is sent away.
    for (const { closes, closedBy } of [aki, ben]) {
      expect(new Set(closes)).toEqual(new Set([closeCode.tryLater]))
      expect(closedBy).toBeUndefined()
    }
    for (const editor of [aki, ben]) editor.leave()
    await until(() => server.collab.stats().rooms + second.collab.stats().rooms === 0, 'no rooms')
    const [late, latest] = [new Editor(server, 'chi', 'd1'), new Editor(second, 'dai', 'd1')]
    await Promise.all([late.synced(), latest.synced()])
    expect(late.list).toEqual(latest.list)
    expect(late.list.toSorted()).toEqual(said.toSorted())
    const rows = await server.store.log.tail('d1', 0)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, index) => index + 1))
    for (const editor of [late, latest]) editor.leave()
    await second.stop({ keep: true })
  })
})

describe('truthful 保存済み [S2]', () => {
  test('a token is answered with the row up to which everything is durable', async () => {
    const raw = new RawSocket(server, path, { person: 'aki' })
    const doc = new Y.Doc()
    await raw.handshake(doc)
    doc.on('update', (update: Uint8Array) => raw.sync(syncStep.update, update))
    doc.getArray('items').push(['a'])
    doc.getArray('items').push(['b'])
    raw.token(7)
    expect(await raw.acked()).toEqual({ token: 7, seq: 2 })
    raw.ws.close()
  })

  test('[ack/delete-only-change-is-acked]', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    await aki.synced()
    aki.add('a')
    await aki.saved()
    aki.items.delete(0)
    expect(aki.isSaved).toBe(false)
    await aki.saved()
    expect(await server.store.log.tail('d1', 0)).toHaveLength(2)
    aki.leave()
  })

  test('[ack/saved-counter-survives-reconnect]', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    await aki.synced()
    aki.add('online')
    await aki.saved()
    aki.provider.disconnect()
    aki.add('offline')
    expect(aki.acks).toMatchObject({ local: 2, acked: 1 })
    aki.provider.connect()
    await aki.saved()
    expect(aki.acks).toMatchObject({ local: 2, acked: 2 })
    aki.leave()
  })

  test('updates sent before the first step 2 are passed over, and their token waits for it', async () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getArray('items').push(['offline'])
    doc.getArray('items').push(['early'])
    const raw = new RawSocket(server, path, { person: 'aki' })
    await raw.opened()
    // Only the second: it has a gap, as the first live update after a reconnect has.
    raw.sync(syncStep.update, updates[1] ?? new Uint8Array())
    raw.token(2)
    await raw.next(messageType.sync, syncStep.one)
    await raw.roundTrip()
    await server.collab.flush()
    await raw.roundTrip()
    expect(raw.frames.filter(({ type }) => type === messageType.ack)).toEqual([])
    raw.sync(syncStep.two, Y.encodeStateAsUpdate(doc))
    expect(await raw.acked()).toEqual({ token: 2, seq: 1 })
    expect(raw.closeCode).toBeUndefined()
    raw.ws.close()
  })

  test('the sender hears its update again only when the server made more of it', async () => {
    const raw = new RawSocket(server, path, { person: 'aki' })
    const doc = new Y.Doc()
    await raw.handshake(doc)
    doc.on('update', (update: Uint8Array) => raw.sync(syncStep.update, update))
    doc.getArray('items').push(['plain'])
    raw.token(1)
    await raw.acked()
    expect(raw.frames).toEqual([])
    raw.ws.close()
  })
})

test('an update of which the server made something else is echoed to its sender as what it did', async () => {
  const raw = new RawSocket(server, path, { person: 'aki' })
  const doc = new Y.Doc()
  await raw.handshake(doc)
  doc.getArray('items').push(['a'])
  raw.sync(syncStep.update, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(doc)
  doc.getArray('items').push(['b'])
  raw.sync(syncStep.update, Y.encodeStateAsUpdate(doc))
  const { bytes } = await raw.next(messageType.sync, syncStep.update)
  expect([...bytes]).toEqual([...Y.encodeStateAsUpdate(doc, before)])
  raw.ws.close()
})

describe('the log is the history [S5]', () => {
  test('rows say who wrote from which seat; client ids are bound in the same commit [S3]', async () => {
    const aki = new Editor(server, 'aki', 'd1')
    await aki.synced()
    aki.add('a')
    await aki.saved()
    const author = { personId: 'aki', seatId: 'seat of aki' }
    expect(await server.store.log.tail('d1', 0)).toMatchObject([{ seq: 1, author }])
    expect(await server.store.log.bindings('d1')).toEqual([{ clientId: aki.doc.clientID, author }])
    aki.leave()
  })

  test('a keyframe is written every 500 rows, and holds what the log holds', async () => {
    const raw = new RawSocket(server, path, { person: 'aki' })
    const doc = new Y.Doc()
    await raw.handshake(doc)
    doc.on('update', (update: Uint8Array) => raw.sync(syncStep.update, update))
    for (let round = 0; round < 5; round++) {
      // Below the limit of updates: each round is answered before the next.
      for (let line = 0; line < 110; line++) doc.getArray('items').push([`${line}`])
      raw.token(round)
      await raw.acked()
      await raiseBucket(server)
    }
    await until(() => server.log.snapshotCount > 0, 'keyframe')
    await server.collab.flush()
    const keyframe = await server.store.log.snapshot('d1')
    expect(keyframe?.seq).toBeGreaterThanOrEqual(500)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, keyframe?.bytes ?? new Uint8Array())
    expect(copy.getArray('items').length).toBe(keyframe?.seq)
    raw.ws.close()
  })

  test('a keyframe that cannot be written holds nobody up', async () => {
    server.log.failSnapshots = true
    const aki = new Editor(server, 'aki', 'd1')
    await aki.synced()
    aki.add('x'.repeat(70_000))
    await aki.saved()
    await until(() => server.reports.length > 0, 'report')
    aki.add('goes on')
    await aki.saved()
    aki.leave()
  })
})

/** Lets the buckets of the rate limits fill again without waiting. */
async function raiseBucket({ context }: SyncServer): Promise<void> {
  const now = context.now()
  context.now = () => now + 10_000
}
