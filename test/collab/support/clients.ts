import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type Acknowledgements, watchAcknowledgements } from '../../../client/collab/acknowledgements'
import { messageType, syncStep } from '../../../shared/collab/protocol'
import type { SyncServer } from './SyncServer'
import { until } from './until'

// The client's code runs in a browser, where this is there.
Object.assign(globalThis, { WebSocket })

/** A browser of `person`: its sockets carry that person's cookie. */
const socketOf = (person: string) =>
  class extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: `person=${person}` } })
    }
  }

interface EditorOptions {
  doc?: Y.Doc
  /** where this person's network finds the server's documents */
  url?: string
  /** what stands in for the browser's WebSocket */
  socket?: new (
    url: string,
  ) => object
  epoch?: string
  schema?: string
}

/** The unmodified y-websocket client of one person on one document, with our acknowledgements beside it. */
export class Editor {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly acks: Acknowledgements
  /** the code of a close after which the client stays away */
  closedBy: number | undefined
  /** all closes, also those the client recovers from by itself */
  readonly closes: (number | undefined)[] = []

  constructor(server: SyncServer, name: string, documentId: string, options: EditorOptions = {}) {
    server.person(name)
    this.doc = options.doc ?? new Y.Doc()
    this.provider = new WebsocketProvider(options.url ?? server.url, documentId, this.doc, {
      // The polyfill is ws, which y-websocket supports and its types do not name.
      WebSocketPolyfill: (options.socket ?? socketOf(name)) as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 100,
      params: { epoch: options.epoch ?? '0', schema: options.schema ?? '1' },
    })
    this.acks = watchAcknowledgements(this.provider, undefined, () => undefined)
    this.provider.on('closed', ({ code }) => {
      this.closedBy = code
    })
    this.provider.on('connection-close', (event) => this.closes.push(event?.code))
  }

  get items(): Y.Array<string> {
    return this.doc.getArray<string>('items')
  }

  get list(): string[] {
    return this.items.toArray()
  }

  add(...texts: string[]): void {
    this.items.push(texts)
  }

  get isSaved(): boolean {
    return this.provider.synced && this.acks.acked === this.acks.local
  }

  synced(): Promise<void> {
    return until(() => this.provider.synced, 'synced')
  }

  saved(): Promise<void> {
    return until(() => this.isSaved, 'saved')
  }

  shows(...expected: string[]): Promise<void> {
    return until(
      () => JSON.stringify(this.list) === JSON.stringify(expected),
      () => `shows ${this.list}`,
    )
  }

  /** Everything the server sent before has arrived then. */
  async roundTrip(): Promise<void> {
    // The polyfill's sockets are of ws.
    const ws = this.provider.ws as unknown as WebSocket
    const answered = new Promise((resolve) => ws.once('pong', resolve))
    ws.ping()
    await answered
  }

  cutCable(): void {
    // The polyfill's sockets are of ws.
    const ws = this.provider.ws as unknown as WebSocket | null
    ws?.terminate()
  }

  leave(): void {
    this.provider.destroy()
  }
}

interface Visit {
  person?: string
  origin?: string
  /** of a real session, where the server is a whole one */
  cookie?: string | undefined
}

/** A socket that says what the test tells it to, byte by byte. */
export class RawSocket {
  readonly ws: WebSocket
  readonly frames: {
    type: number
    step: number | undefined
    decoder: decoding.Decoder
    bytes: Uint8Array
  }[] = []
  closeCode: number | undefined
  closeReason = ''
  /** the status of a refused upgrade */
  status: number | undefined
  isOpen = false

  constructor(
    server: Pick<SyncServer, 'origin'> & Partial<Pick<SyncServer, 'person'>>,
    path: string,
    { person, origin, cookie = person && `person=${person}` }: Visit = {},
  ) {
    if (person) server.person?.(person)
    const headers = { ...(cookie && { cookie }), ...(origin && { origin }) }
    this.ws = new WebSocket(`${server.origin}${path}`, { headers })
    this.ws.on('open', () => {
      this.isOpen = true
    })
    this.ws.on('error', () => undefined)
    this.ws.on('unexpected-response', (_request, response) => {
      this.status = response.statusCode
      response.destroy()
    })
    this.ws.on('close', (code, reason) => {
      this.closeCode = code
      this.closeReason = reason.toString()
    })
    // ws delivers Buffers unless told otherwise.
    this.ws.on('message', (data) => this.#take(data as Buffer))
  }

  opened(): Promise<void> {
    return until(() => this.isOpen, 'open')
  }

  async closed(): Promise<number> {
    await until(() => this.closeCode !== undefined, 'closed')
    return this.closeCode ?? 0
  }

  async refused(): Promise<number> {
    await until(() => this.status !== undefined, 'refused')
    return this.status ?? 0
  }

  /** Waits for the next frame of this kind that was not waited for before. */
  async next(type: number, step?: number) {
    const find = () =>
      this.frames.findIndex((frame) => frame.type === type && (step === undefined || frame.step === step))
    await until(
      () => find() >= 0,
      () => `a frame ${type}/${step}`,
    )
    const [frame] = this.frames.splice(find(), 1)
    if (!frame) throw new Error('it was there')
    return frame
  }

  /** Everything the server sent before has arrived then. */
  async roundTrip(): Promise<void> {
    const answered = new Promise((resolve) => this.ws.once('pong', resolve))
    this.ws.ping()
    await answered
  }

  sync(step: number, bytes: Uint8Array): void {
    this.write(messageType.sync, (encoder) => {
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  }

  /** What every client does first. */
  async handshake(doc = new Y.Doc()): Promise<void> {
    await this.opened()
    this.sync(syncStep.one, Y.encodeStateVector(doc))
    const { bytes } = await this.next(messageType.sync, syncStep.one)
    this.sync(syncStep.two, Y.encodeStateAsUpdate(doc, bytes))
    Y.applyUpdate(doc, (await this.next(messageType.sync, syncStep.two)).bytes)
  }

  presence(...states: { clientId: number; clock: number; state: unknown }[]): void {
    this.write(messageType.awareness, (encoder) =>
      encoding.writeVarUint8Array(
        encoder,
        encoding.encode((inner) => {
          encoding.writeVarUint(inner, states.length)
          for (const { clientId, clock, state } of states) {
            encoding.writeVarUint(inner, clientId)
            encoding.writeVarUint(inner, clock)
            encoding.writeVarString(inner, JSON.stringify(state))
          }
        }),
      ),
    )
  }

  token(token: number): void {
    this.write(messageType.ack, (encoder) => encoding.writeVarUint(encoder, token))
  }

  async acked(): Promise<{ token: number; seq: number }> {
    const { decoder } = await this.next(messageType.ack)
    return { token: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) }
  }

  write(type: number, fill: (encoder: encoding.Encoder) => void): void {
    this.ws.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, type)
        fill(encoder)
      }),
    )
  }

  #take(data: Buffer): void {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    const type = decoding.readVarUint(decoder)
    if (type !== messageType.sync) {
      this.frames.push({ type, step: undefined, decoder, bytes: new Uint8Array() })
      return
    }
    const step = decoding.readVarUint(decoder)
    this.frames.push({ type, step, decoder, bytes: decoding.readVarUint8Array(decoder) })
  }
}

/** The states of a presence frame. */
export function statesOf(decoder: decoding.Decoder) {
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  return Array.from({ length: decoding.readVarUint(inner) }, () => ({
    clientId: decoding.readVarUint(inner),
    clock: decoding.readVarUint(inner),
    state: JSON.parse(decoding.readVarString(inner)),
  }))
}
