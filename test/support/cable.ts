import { connect, createServer, type Socket } from 'node:net'

/** A person's network cable: a relay to the server that can be pulled out and put back. */
export interface Cable {
  url: string
  /** Ends every connection and takes no new one. */
  pull(): void
  putBack(): void
  /** A slow line: nothing passes, in either direction, and no connection ends, until `release`. */
  hold(): void
  release(): void
  close(): Promise<void>
}

export async function layCable(serverUrl: string): Promise<Cable> {
  const port = Number(new URL(serverUrl).port)
  const sockets = new Set<Socket>()
  let isPulled = false
  let isHeld = false
  const relay = createServer((near) => {
    if (isPulled) {
      near.destroy()
      return
    }
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      if (isHeld) from.pause()
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  if (address === null || typeof address === 'string') throw new Error('the relay listens on TCP')
  const pull = () => {
    isPulled = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    pull,
    putBack: () => {
      isPulled = false
    },
    hold: () => {
      isHeld = true
      for (const socket of sockets) socket.pause()
    },
    release: () => {
      isHeld = false
      for (const socket of sockets) socket.resume()
    },
    close: () => {
      pull()
      return new Promise((resolve) => relay.close(() => resolve()))
    },
  }
}
