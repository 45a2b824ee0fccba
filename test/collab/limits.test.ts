import { readdirSync, readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { editorText } from '../../client/text/editor'
import { closeCode, limits, messageType, syncStep } from '../../shared/collab/protocol'
import { Editor, RawSocket, statesOf } from './support/clients'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

let server: SyncServer
/** the server's ends of all connections */
let ends: Set<Socket>
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
  ends = new Set()
  server.http.on('connection', (socket) => ends.add(socket))
})
afterEach(() => server.stop())

const path = '/sync/v1/d1?epoch=0&schema=1'
const open = async (person = 'aki', doc = new Y.Doc()) => {
  const raw = new RawSocket(server, path, { person })
  await raw.handshake(doc)
  return raw
}

describe('limits everywhere [S8]', () => {
  test('each has a test that names it', () => {
    const tests = readdirSync('test/collab', { encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(`test/collab/${name}`, 'utf8'))
      .join('\n')
    expect(Object.keys(limits).filter((name) => !new RegExp(`limits\\.${name}\\b`).test(tests))).toEqual([])
  })

  test('each close that a client does not come back from has a sentence for the person', () => {
    const final = Object.values(closeCode).filter((code) => code >= 4400 && code < 4500)
    expect(final.length).toBeGreaterThan(5)
    expect(final.filter((code) => !editorText.closed.byCode[code])).toEqual([])
  })

  test('a frame beyond what the socket takes ends that socket only', async () => {
    const raw = await open()
    raw.ws.send(new Uint8Array(limits.frameBytesMax + 1))
    // Of the protocol: too big. Our own client is stopped at half of that with a sentence.
    expect([1009, 1006]).toContain(await raw.closed())
    ;(await open()).ws.terminate()
  })

  test('a message of too many parts: 4413, whose sentence says to divide it', async () => {
    const raw = await open()
    const count = limits.structsPerUpdateMax + 1
    raw.sync(
      syncStep.update,
      Uint8Array.from([0, 1, 7, ...varUint(count), ...Array(count).fill([0, 1]).flat()]),
    )
    expect(await raw.closed()).toBe(closeCode.tooLarge)
  })

  test('a document is full at its limit, to the byte', async () => {
    const doc = new Y.Doc()
    const raw = await open('aki', doc)
    doc.on('update', (update: Uint8Array) => raw.sync(syncStep.update, update))
    doc.getArray('items').push(['x'.repeat(limits.documentBytesMax - 100)])
    raw.token(1)
    await raw.acked()
    doc.getArray('items').push(['y'.repeat(200)])
    expect(await raw.closed()).toBe(closeCode.tooLarge)
    expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
  })

  test('a burst of updates is taken, one more is too many; a second later there is room again', async () => {
    let now = Date.now()
    server.context.now = () => now
    const doc = new Y.Doc()
    const raw = await open('aki', doc)
    doc.on('update', (update: Uint8Array) => raw.sync(syncStep.update, update))
    const type = (count: number) => {
      for (let line = 0; line < count; line++) doc.getArray('items').push([line])
    }
    // The first step 2 was one.
    type(limits.updatesBurstMax - 1)
    raw.token(1)
    await raw.acked()
    now += 1_000
    type(limits.updatesPerSecondMax)
    raw.token(2)
    await raw.acked()
    expect(raw.closeCode).toBeUndefined()
    type(1)
    expect(await raw.closed()).toBe(closeCode.tooMany)
  })

  test('questions have a limit too: each may be answered with the whole document', async () => {
    const raw = await open()
    for (let question = 0; question < 30; question++) raw.sync(syncStep.one, Y.encodeStateVector(new Y.Doc()))
    expect(await raw.closed()).toBe(closeCode.tooMany)
  })

  test('what waits for one commit has a limit: who types is told that nothing is saved', async () => {
    const raw = await open()
    let now = Date.now()
    // The limits on messages are not what this is about.
    server.context.now = () => {
      now += 1_000
      return now
    }
    const release = server.log.holdAppends()
    const doc = new Y.Doc()
    const messages: number[][] = []
    doc.on('update', (update: Uint8Array) =>
      messages.push([messageType.sync, syncStep.update, update.length, ...update]),
    )
    for (let line = 0; line < 21_000; line++) doc.getArray('items').push([1])
    // One frame may carry many messages.
    raw.ws.send(Uint8Array.from(messages.flat()))
    expect(await raw.closed()).toBe(closeCode.tryLater)
    release()
  })
})

describe('who does not read [S8]', () => {
  /** What the server holds for the slowest reader. */
  const queuedBytes = () => Math.max(0, ...[...ends].map((socket) => socket.writableLength))
  const reading = async () => {
    const editors = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')] as const
    await Promise.all(editors.map((editor) => editor.synced()))
    return editors
  }
  /** Replaced text is collected, so the document stays small while the traffic grows. */
  const writes = async (editor: Editor, bytes: number) => {
    editor.doc.transact(() => {
      editor.items.delete(0, editor.items.length)
      editor.add('x'.repeat(bytes))
    })
    await editor.saved()
  }

  test('[wire/slow-consumer-is-closed] is closed at the high-water mark; the server never holds more for them', async () => {
    const slow = await open()
    const [aki, ben] = await reading()
    slow.ws.pause()
    let most = 0
    for (let round = 0; server.collab.stats().connections === 3 && round < 90; round++) {
      await writes(aki, 500_000)
      most = Math.max(most, queuedBytes())
    }
    expect(server.collab.stats().connections).toBe(2)
    expect(most).toBeGreaterThan(limits.outgoingBytesMax / 2)
    expect(most).toBeLessThan(limits.outgoingBytesMax + 2 * 500_000)
    await until(() => queuedBytes() < 1_000_000, 'nothing is held for who was closed')
    for (const editor of [aki, ben]) editor.leave()
    slow.ws.terminate()
  })

  test('presence is what they go without first', async () => {
    const slow = await open()
    const [aki, ben] = await reading()
    slow.ws.pause()
    while (queuedBytes() <= limits.outgoingAwarenessBytesMax) await writes(aki, 500_000)
    const before = queuedBytes()
    const seen = () => ben.provider.awareness.getStates().get(aki.doc.clientID)?.field
    for (let turn = 0; turn < 5; turn++) {
      aki.provider.awareness.setLocalState({ field: `${turn}${'x'.repeat(10_000)}` })
      await until(() => String(seen()).startsWith(`${turn}`), 'presence')
    }
    expect(queuedBytes()).toBe(before)
    slow.ws.resume()
    await until(() => queuedBytes() === 0, 'read')
    const heard = slow.frames.filter(({ type }) => type === messageType.awareness)
    expect(heard.flatMap(({ decoder }) => statesOf(decoder)).filter(({ state }) => state?.field)).toEqual([])
    for (const editor of [aki, ben]) editor.leave()
    slow.ws.terminate()
  })
})

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varUint(value >>> 7)]
}
