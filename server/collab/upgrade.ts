import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { CloseCode } from '../../shared/collab/protocol'

/** An HTTP upgrade that was not answered yet. Nothing is read from its socket before that, so nothing piles up here. */
export interface Upgrade {
  request: IncomingMessage
  socket: Duplex
  head: Buffer
}

/** Takes an upgrade over from the HTTP server, which no longer listens for the errors of its socket. */
export function holdUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Upgrade {
  // Without a listener a visitor who breaks off would end the process.
  socket.on('error', ignore)
  return { request, socket, head }
}

/** The address asked for; undefined when it is none. */
export function urlOf({ url = '' }: IncomingMessage): URL | undefined {
  return URL.canParse(url, base) ? new URL(url, base) : undefined
}
const base = 'http://localhost'

/** Answers an upgrade by an HTTP error: the visitor never becomes a WebSocket. */
export function refuseUpgrade({ socket }: Upgrade, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/**
 * The handshake. `opened` runs before the first frame is read, so a listener attached in it misses nothing;
 * it does not run when the request is no proper handshake, which is then answered with 400.
 */
export class Handshake {
  // No compression: it costs a context per socket and gains little on updates of 30 bytes.
  readonly #server: WebSocketServer

  constructor(frameBytesMax: number) {
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: frameBytesMax,
    })
  }

  accept({ request, socket, head }: Upgrade, opened: (ws: WebSocket) => void): void {
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      // Without a listener one bad frame ends the process. ws closes the socket itself.
      ws.on('error', ignore)
      opened(ws)
    })
  }

  /** Opens only to say, in a close code, why not: a browser's page cannot read the status of a refused upgrade. */
  turnAway(upgrade: Upgrade, code: CloseCode, reason: string): void {
    this.accept(upgrade, (ws) => endSocket(ws, code, reason))
  }
}

/** How long a peer may take to answer a close before its socket is cut. */
export const closeGraceMs = 2_000

export function endSocket(ws: WebSocket, code: CloseCode, reason: string): void {
  ws.close(code, reason)
  const timer = setTimeout(() => ws.terminate(), closeGraceMs)
  timer.unref()
  ws.once('close', () => clearTimeout(timer))
}

const ignore = () => undefined
