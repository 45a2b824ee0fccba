import { connect, createServer, type Socket } from 'node:net'

/** What a network's proxy makes of an upgrade. `silent`: it takes the request and never answers. */
type Upgrades = 'through' | 'refused' | 'silent'

/** A network with a proxy in it: plain requests pass, upgrades as it pleases. */
export interface NarrowNetwork {
  url: string
  upgrades: Upgrades
  /** Ends every WebSocket that came through. */
  cutSockets(): void
  close(): Promise<void>
}

export async function layNarrowNetwork(
  serverUrl: string,
  upgrades: Upgrades = 'refused',
): Promise<NarrowNetwork> {
  const port = Number(new URL(serverUrl).port)
  const all = new Set<Socket>()
  const upgraded = new Set<Socket>()
  const relay = createServer((near) => {
    hold(near, all)
    near.once('data', (head: Buffer) => {
      const isUpgrade = /^upgrade: *websocket/im.test(head.toString('latin1'))
      if (isUpgrade && network.upgrades === 'refused')
        near.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      if (isUpgrade && network.upgrades !== 'through') return
      if (isUpgrade) hold(near, upgraded)
      const far = connect(port, '127.0.0.1')
      hold(far, all)
      far.write(head)
      near.pipe(far).pipe(near)
      near.on('close', () => far.destroy())
      far.on('close', () => near.destroy())
    })
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  if (address === null || typeof address === 'string') throw new Error('the relay listens on TCP')
  const network: NarrowNetwork = {
    url: `http://127.0.0.1:${address.port}`,
    upgrades,
    cutSockets: () => {
      for (const socket of upgraded) socket.destroy()
    },
    close: () => {
      for (const socket of all) socket.destroy()
      return new Promise((resolve) => relay.close(() => resolve()))
    },
  }
  return network
}

function hold(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => sockets.delete(socket))
}
