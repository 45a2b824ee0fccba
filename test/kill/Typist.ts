import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type Acknowledgements, watchAcknowledgements } from '../../client/collab/acknowledgements'
import { syncPath } from '../../shared/collab/protocol'
import type { Random } from '../collab/support/random'

// The client's code runs in a browser, where this is there.
Object.assign(globalThis, { WebSocket })

interface Line {
  text: string
  /** the token that covers the writing of it */
  writtenBy: number
  /** the token that covers its deletion */
  deletedBy?: number
}

interface Change {
  /** the token that covers it */
  token: number
  /** when it was made, by the clock of the options */
  place: number
  bytes: Uint8Array
}

interface TypistOptions {
  name: string
  /** of a person who may write the document */
  cookie: string
  serverUrl: string
  /** some meeting's minutes */
  documentId: string
  random: Random
  /** what the typist had when coming back; nothing unless said */
  doc?: Y.Doc
  /** the time, by the clock of a recording (see Recording.ts) */
  place?: () => number
}

/** A page of text: nobody scrolls through what ten people type in an hour. */
const livingLinesMax = 40

/** Somebody who types without a pause, on the stock client with our acknowledgements, and remembers what was promised. */
export class Typist {
  readonly doc: Y.Doc
  readonly acks: Acknowledgements
  readonly lines: Line[] = []
  readonly changes: Change[] = []
  /** lines of others that came in from the server */
  readonly shown = new Set<string>()
  /** of this end of each connection there was */
  readonly ports = new Set<number>()
  closedBy: number | undefined
  readonly name: string
  readonly cookie: string
  readonly #random: Random
  readonly #provider: WebsocketProvider
  #living: Line[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(options: TypistOptions) {
    const { serverUrl, documentId, place = () => 0 } = options
    this.name = options.name
    this.cookie = options.cookie
    this.#random = options.random
    this.doc = options.doc ?? new Y.Doc()
    this.#provider = new WebsocketProvider(serverUrl.replace('http', 'ws') + syncPath, documentId, this.doc, {
      WebSocketPolyfill: socketOf(options, (port) => this.ports.add(port)),
      disableBc: true,
      maxBackoffTime: 200,
      params: { epoch: '0', schema: '2' },
    })
    this.acks = watchAcknowledgements(this.#provider, undefined, () => undefined)
    this.#provider.on('closed', ({ code }) => {
      this.closedBy = code
    })
    // After watchAcknowledgements, which counts the change.
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== this.#provider) this.changes.push({ token: this.acks.local, place: place(), bytes })
    })
    this.#minutes.observe(({ changes }, { origin }) => {
      if (origin !== this.#provider) return
      for (const { insert } of changes.delta)
        for (const paragraph of Array.isArray(insert) ? insert : []) this.shown.add(textOf(paragraph))
    })
  }

  get isOnline(): boolean {
    return this.#provider.synced
  }

  get isSaved(): boolean {
    return this.isOnline && this.acks.acked === this.acks.local
  }

  get list(): string[] {
    return linesOf(this.doc)
  }

  start(): void {
    // Below the limit of updates, and not in step with the others.
    this.#timer ??= setInterval(() => this.#type(), 25 + this.#random.below(20))
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  leave(): void {
    this.stop()
    this.#provider.destroy()
  }

  get #minutes(): Y.XmlFragment {
    return this.doc.getXmlFragment('minutes')
  }

  #type(): void {
    if (this.#random.chance(this.#living.length < livingLinesMax ? 0.2 : 0.8)) this.#deleteOne()
    else this.#writeOne()
  }

  #writeOne(): void {
    const text = `${this.name} ${this.lines.length}`
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    this.#minutes.insert(this.#random.below(this.#minutes.length + 1), [paragraph])
    const line = { text, writtenBy: this.acks.local }
    this.lines.push(line)
    this.#living.push(line)
  }

  #deleteOne(): void {
    if (this.#living.length === 0) return
    const line = this.#random.pick(this.#living)
    this.#minutes.delete(this.list.indexOf(line.text), 1)
    line.deletedBy = this.acks.local
    this.#living = this.#living.filter((each) => each !== line)
  }
}

function socketOf({ serverUrl, cookie }: TypistOptions, opened: (localPort: number) => void) {
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin: serverUrl } })
      this.on('upgrade', ({ socket }) => opened(socket.localPort ?? 0))
    }
  }
  // The polyfill is ws, which y-websocket supports and its types do not name.
  return Socket as unknown as typeof globalThis.WebSocket
}

/** The paragraphs of some minutes, as text. */
export const linesOf = (doc: Y.Doc): string[] => doc.getXmlFragment('minutes').toArray().map(textOf)

const textOf = (paragraph: unknown) =>
  paragraph instanceof Y.XmlElement ? paragraph.toArray().join('') : String(paragraph)
