import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { type CloseCode, closeCode, limits } from '../../shared/collab/protocol'
import type { Frame } from './frames'
import { endSocket } from './upgrade'

/** The sending side of a connection, whatever road it came by: who writes does not know which. */
export interface Outgoing {
  /** Whole frames, one or several in one buffer, which others may share. A reader that is too far behind is cut off [S8]. */
  send(frames: Frame): void
  /** False when the reader is behind: what can be spared is not sent to it then. */
  readonly isAtEase: boolean
  close(code: CloseCode, reason: string): void
}

/**
 * The sending side of one socket. Frames come whole (frames.ts) and go to the socket beside ws, which would make a header
 * and two writes of each: at one edit to sixty readers that is most of the server's work. ws writes its own frames (pong, close)
 * in one piece too, so the two never mix inside a frame.
 */
export class SocketOutgoing implements Outgoing {
  constructor(
    readonly ws: WebSocket,
    readonly socket: Duplex,
  ) {}

  get isAtEase(): boolean {
    return this.socket.writableLength <= limits.outgoingAwarenessBytesMax
  }

  send(frames: Frame): void {
    if (this.ws.readyState !== this.ws.OPEN) return
    // A reader this far behind is not reading; it may come back and sync [S8].
    if (this.socket.writableLength > limits.outgoingBytesMax) this.#cut()
    else this.socket.write(frames)
  }

  close(code: CloseCode, reason: string): void {
    endSocket(this.ws, code, reason)
  }

  /** A close frame would only queue behind the rest: no farewell. */
  #cut(): void {
    this.ws.close(closeCode.tryLater, 'slow consumer')
    this.ws.terminate()
  }
}
