import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { WebSocket as NodeSocket, WebSocketServer } from 'ws'
import { createNoticeSocket, topicOf } from '../../client/data/noticeSocket'
import { closeCode, messageType } from '../../shared/collab/protocol'

const notice = (topic: string, type: number = messageType.notice) => {
  const encoder = createEncoder()
  writeVarUint(encoder, type)
  writeVarString(encoder, topic)
  writeVarUint(encoder, 7)
  return toUint8Array(encoder)
}

/** Closing before it opened is an error to ws, and to a browser none. */
const quiet = (socket: NodeSocket) => socket.on('error', () => undefined)

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

/** A server that greets each socket as told, and a notice socket on it; retries come at once. */
async function connect(greet: (socket: NodeSocket, visit: number) => void) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  let visits = 0
  server.on('connection', (socket) => greet(socket, ++visits))
  const seen: string[] = []
  const opened = createNoticeSocket({
    open: () => {
      const { port } = server.address() as AddressInfo // it listens on TCP, so the address is one
      // `ws` speaks the browser's interface; its own types only differ in names.
      return new NodeSocket(`ws://127.0.0.1:${port}`) as unknown as WebSocket
    },
    onNotice: (topic) => seen.push(topic),
    onConnected: () => seen.push('+'),
    onDisconnected: () => seen.push('-'),
    onRefused: () => seen.push('refused'),
    random: () => 0,
    firstRetryMs: 2,
  })
  cleanups.push(() => {
    opened.close()
    server.close()
  })
  return { seen, opened, visits: () => visits }
}

describe('the notice socket', () => {
  test('tells the topics it hears, and passes over frames it does not know', async () => {
    const { seen } = await connect((socket) => {
      socket.send(notice('forum:x', 99))
      socket.send('text')
      socket.send(notice('forum:a'))
    })
    await vi.waitFor(() => expect(seen).toEqual(['+', 'forum:a']))
  })

  test('comes back by itself after a restart of the server', async () => {
    const { seen, visits } = await connect((socket, visit) => {
      if (visit <= 2) socket.close(closeCode.restart)
      else socket.send(notice('desk'))
    })
    await vi.waitFor(() => expect(seen.at(-1)).toBe('desk'))
    expect(visits()).toBe(3)
    expect(seen).toEqual(['+', '-', '+', '-', '+', 'desk'])
  })

  test('[S9] an upgrade that is never answered is given up, and tried again', async () => {
    const seen: string[] = []
    let visits = 0
    const silent = createServer(() => {
      visits++
    })
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo // it listens on TCP, so the address is one
    const opened = createNoticeSocket({
      // `ws` speaks the browser's interface; its own types only differ in names.
      open: () => quiet(new NodeSocket(`ws://127.0.0.1:${port}`)) as unknown as WebSocket,
      onNotice: (topic) => seen.push(topic),
      onConnected: () => seen.push('+'),
      onDisconnected: () => seen.push('-'),
      onRefused: () => seen.push('refused'),
      random: () => 0,
      firstRetryMs: 2,
      openMsMax: 20,
    })
    cleanups.push(() => {
      opened.close()
      silent.close()
    })
    await vi.waitFor(() => expect(visits).toBeGreaterThan(2))
    expect(seen).toEqual([])
  })

  test('does not try again once nobody is signed in', async () => {
    const { seen, opened, visits } = await connect((socket) => socket.close(closeCode.signedOut))
    await vi.waitFor(() => expect(seen).toEqual(['+', '-', 'refused']))
    opened.wake()
    expect(visits()).toBe(1)
    expect(opened.isConnected()).toBe(false)
  })

  test('is silent after it was closed', async () => {
    const { seen, opened } = await connect(() => undefined)
    await vi.waitFor(() => expect(opened.isConnected()).toBe(true))
    opened.close()
    expect(seen).toEqual(['+'])
  })

  test.each([[new Uint8Array()], [Uint8Array.of(messageType.notice, 200)], [Uint8Array.of(0, 1, 2)]])(
    'a frame that is no notice has no topic: %o',
    (frame) => {
      expect(topicOf(frame)).toBeUndefined()
    },
  )
})
