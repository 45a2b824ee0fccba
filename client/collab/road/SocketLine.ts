import { type Line, type LineEvents, lostCode, type OpenLine } from './line'
import type { Roads } from './Roads'

/** A line by WebSocket. The server speaks first: a socket that stays silent is no line, whatever it says of being open. */
class SocketLine implements Line {
  readonly #socket: WebSocket
  #silence: ReturnType<typeof setTimeout> | undefined
  #isOver = false

  constructor(
    url: string,
    readonly roads: Roads,
    readonly events: LineEvents,
  ) {
    const socket = new roads.surroundings.WebSocket(url)
    this.#socket = socket
    this.#expectWord()
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => {
      this.#expectWord()
      events.opened()
    }
    socket.onmessage = ({ data }) => {
      clearTimeout(this.#silence)
      if (data instanceof ArrayBuffer) events.heard(data)
    }
    // What went wrong a page is not told; the close that follows is all there is.
    socket.onerror = () => undefined
    socket.onclose = ({ code, reason }) => this.#end(code, reason)
  }

  send(messages: Uint8Array<ArrayBuffer>): void {
    this.#socket.send(messages)
  }

  close(): void {
    clearTimeout(this.#silence)
    this.#socket.close()
  }

  /** Of the proxy first, then of the server. */
  #expectWord(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#giveUp(), this.roads.times.silenceMsMax)
  }

  /** Closing a silent socket may take minutes: whoever waits is told at once. */
  #giveUp(): void {
    this.#socket.onmessage = null
    this.#socket.onopen = null
    this.#socket.close()
    this.#end(lostCode, 'silent')
  }

  #end(code: number, reason: string): void {
    clearTimeout(this.#silence)
    if (this.#isOver) return
    this.#isOver = true
    this.events.closed(code, reason)
  }
}

export const openSocketLine: OpenLine = (url, roads, events) => new SocketLine(url, roads, events)
