import type { WebSocket } from 'ws'

/** A cable that was pulled out sends no close: a socket that answers no ping for one whole interval is dead. */
const intervalMs = 30_000

/** Ends dead sockets among `sockets`. Returns how to stop. */
export function keepAlive(sockets: () => Iterable<WebSocket>): () => void {
  const asked = new WeakSet<WebSocket>()
  const timer = setInterval(() => {
    for (const socket of sockets()) beat(socket, asked)
  }, intervalMs)
  timer.unref()
  return () => clearInterval(timer)
}

function beat(socket: WebSocket, asked: WeakSet<WebSocket>): void {
  if (asked.has(socket)) {
    socket.terminate()
    return
  }
  asked.add(socket)
  socket.once('pong', () => asked.delete(socket))
  socket.ping()
}
