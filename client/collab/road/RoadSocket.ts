import { closeCode } from '../../../shared/collab/protocol'
import { bundles } from './bundles'
import { openHttpLine } from './HttpLine'
import { type Line, lostCode, type OpenLine } from './line'
import { type Road, type Roads, tabRoads } from './Roads'
import { openSocketLine } from './SocketLine'

const open: Readonly<Record<Road, OpenLine>> = { socket: openSocketLine, http: openHttpLine }

/** What is larger gains nothing from company. */
const bundleBytesMax = 64 * 1024

/**
 * What y-websocket takes for its WebSocket [S9]. It begins on the road the tab's experience names: the straight one, and after two
 * failed upgrades the way round. On the way round it tries the straight road again now and then, and changes over once a message
 * has come that way: `onopen` is told again, whereupon the provider and the server exchange their states anew; the document stays
 * open and synced meanwhile, and whatever was under way on the old line arrives by the new exchange, or twice, which is once.
 *
 * Messages of one turn leave as one frame: a change and the token that asks for its acknowledgement travel together.
 */
export class RoadSocket {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  binaryType: BinaryType = 'arraybuffer'
  readyState: number = this.CONNECTING
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  /** for the provider's sake; what went wrong a close says */
  onerror: ((event: Event) => void) | null = null
  #line: Line
  /** a socket that is to take the line's place once it has brought something */
  #probe: Line | undefined
  #probeMs: number
  #probing: ReturnType<typeof setTimeout> | undefined
  #bundle: Uint8Array<ArrayBuffer>[] = []
  #leaveSlow: (() => void) | undefined
  readonly #away = new AbortController()

  constructor(
    readonly url: string,
    _protocols: unknown = [],
    readonly roads: Roads = tabRoads(),
  ) {
    this.#probeMs = roads.times.probeMsFirst
    this.#line = this.#begin(roads.next())
  }

  send(message: Uint8Array<ArrayBuffer>): void {
    if (this.readyState !== this.OPEN) return
    this.#bundle.push(message)
    // Behind the microtasks of this turn, in one of which the token is sent.
    if (this.#bundle.length === 1) queueMicrotask(() => queueMicrotask(() => this.#flush()))
  }

  close(): void {
    if (this.readyState >= this.CLOSING) return
    this.#flush()
    this.readyState = this.CLOSING
    this.#stopTrying()
    this.#line.close()
  }

  #begin(road: Road): Line {
    let hasHeard = false
    const line: Line = open[road](this.url, this.roads, {
      opened: () => {
        if (line === this.#line) this.#opened(road)
      },
      heard: (message) => {
        hasHeard = true
        if (road === 'socket') this.roads.socketWorks()
        if (line === this.#probe) this.#changeTo(line)
        if (line === this.#line) this.onmessage?.({ data: message })
      },
      closed: (code, reason) => {
        if (!hasHeard && !isOurs(code) && this.readyState < this.CLOSING && line === this.#line)
          this.roads.failed(road)
        if (line === this.#probe) this.#probeLater()
        if (line === this.#line) this.#ended(code, reason)
      },
    })
    return line
  }

  #opened(road: Road): void {
    if (this.readyState !== this.CONNECTING) return
    this.readyState = this.OPEN
    if (road === 'http') this.#goSlowly()
    this.onopen?.()
  }

  #goSlowly(): void {
    this.#leaveSlow = this.roads.enterSlow()
    const { signal } = this.#away
    this.roads.surroundings.page.addEventListener('online', () => this.#try(), { signal })
    this.#probeLater()
  }

  #probeLater(): void {
    this.#probe = undefined
    if (this.readyState !== this.OPEN) return
    this.#probing = setTimeout(() => this.#try(), this.#probeMs)
    this.#probeMs = Math.min(this.#probeMs * 2, this.roads.times.probeMsMax)
  }

  #try(): void {
    clearTimeout(this.#probing)
    this.#probe ??= this.#begin('socket')
  }

  #changeTo(line: Line): void {
    const before = this.#line
    this.#line = line
    this.#stopTrying()
    this.onopen?.()
    // By then the new line has taken its place among those present: nobody sees us go.
    setTimeout(() => before.close(), leaveAfterMs)
  }

  /** No more trying: the line is a socket, or has ended. */
  #stopTrying(): void {
    clearTimeout(this.#probing)
    this.#away.abort()
    const probe = this.#probe
    this.#probe = undefined
    if (probe !== this.#line) probe?.close()
    this.#leaveSlow?.()
    this.#leaveSlow = undefined
  }

  #ended(code: number, reason: string): void {
    this.readyState = this.CLOSED
    this.#stopTrying()
    this.onclose?.({ code, reason })
  }

  #flush(): void {
    const messages = this.#bundle
    this.#bundle = []
    if (this.readyState !== this.OPEN) return
    for (const bundle of bundles(messages, bundleBytesMax)) this.#line.send(bundle)
  }
}

const leaveAfterMs = 1_000

/** Codes that our server gives, and nobody on the way. */
const isOurs = (code: number) => code !== lostCode && code >= closeCode.restart
