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

export interface TypistOptions {
  name: string
  /** of a person who may write the document */
  cookie: string
  serverUrl: string
  /** some meeting's minutes */
  documentId: string
  random: Random
}

/** Somebody who types without a pause, on the stock client with our acknowledgements, and remembers what was promised. */
export class Typist {
  readonly doc = new Y.Doc()
  readonly acks: Acknowledgements
  readonly lines: Line[] = []
  /** lines of others that came in from the server */
  readonly shown = new Set<string>()
  closedBy: number | undefined
  readonly #provider: WebsocketProvider
  #timer: NodeJS.Timeout | undefined

  readonly name: string
  readonly random: Random

  constructor({ name, cookie, serverUrl, documentId, random }: TypistOptions) {
    this.name = name
    this.random = random
    const url = `${serverUrl.replace('http', 'ws')}${syncPath}`
    this.#provider = new WebsocketProvider(url, documentId, this.doc, {
      // The polyfill is ws, which y-websocket supports and its types do not name.
      WebSocketPolyfill: class extends WebSocket {
        constructor(url: string) {
          super(url, { headers: { cookie, origin: serverUrl } })
        }
      } as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
      params: { epoch: '0', schema: '1' },
    })
    this.acks = watchAcknowledgements(this.#provider, () => undefined)
    this.#provider.on('closed', ({ code }) => {
      this.closedBy = code
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
    this.#timer ??= setInterval(() => this.#type(), 25 + this.random.below(20))
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
    if (this.random.chance(0.2)) this.#deleteOne()
    else this.#writeOne()
  }

  #writeOne(): void {
    const text = `${this.name} ${this.lines.length}`
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    this.#minutes.insert(this.random.below(this.#minutes.length + 1), [paragraph])
    this.lines.push({ text, writtenBy: this.acks.local })
  }

  #deleteOne(): void {
    const living = this.lines.filter(({ deletedBy }) => deletedBy === undefined)
    if (living.length === 0) return
    const line = this.random.pick(living)
    this.#minutes.delete(this.list.indexOf(line.text), 1)
    line.deletedBy = this.acks.local
  }
}

/** The paragraphs of some minutes, as text. */
export const linesOf = (doc: Y.Doc): string[] => doc.getXmlFragment('minutes').toArray().map(textOf)

const textOf = (paragraph: unknown) =>
  paragraph instanceof Y.XmlElement ? paragraph.toArray().join('') : String(paragraph)
