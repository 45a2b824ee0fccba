import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { messageType, syncPath, syncStep } from '../../shared/collab/protocol'

/**
 * How a server wants to be spoken to.
 *   relay       messages only, no handshake
 *   sync        y-websocket's protocol
 *   hocuspocus  the same with the document's name before every message, after a token
 *   entaku      y-websocket's protocol, each update followed by an ack token in the same frame
 */
export type Dialect = 'relay' | 'sync' | 'hocuspocus' | 'entaku'

/** What the members of a run have measured, in ms. */
export interface Measured {
  deliveries: number[]
  acks: number[]
}
export const nothingMeasured = (): Measured => ({ deliveries: [], acks: [] })

interface MemberOptions {
  name: string
  port: number
  documentId: string
  dialect: Dialect
  measured: Measured
  /** takes what comes into its document, which is too much work where hundreds listen */
  isReading?: boolean
}

/** One connection: reads what comes, and types when told to. Who typed, and when, travels in the text. */
export class Member {
  readonly doc = new Y.Doc()
  readonly #ws: WebSocket
  readonly #prefix: Uint8Array
  readonly #mark: Buffer
  readonly #options: MemberOptions
  readonly #sentAt: number[] = []
  #acked = 0
  #isReady = false

  constructor(options: MemberOptions) {
    this.#options = options
    const { name, port, documentId, dialect } = options
    const isOurs = dialect === 'entaku'
    const path = isOurs ? `${syncPath}${documentId}?epoch=0&schema=2` : `/${documentId}`
    this.#mark = Buffer.from(name.padStart(nameLength, '_'))
    this.#prefix = dialect === 'hocuspocus' ? stringBytes(documentId) : new Uint8Array()
    const headers = isOurs ? { cookie: `person=${name}` } : {}
    this.#ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers, perMessageDeflate: false })
    this.#ws.on('open', () => this.#greet())
    // ws delivers Buffers unless told otherwise.
    this.#ws.on('message', (data) => this.#read(data as Buffer))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendUpdate(update)
    })
  }

  get isReady(): boolean {
    return this.#isReady
  }

  /** Types into a list when nothing else is said: the least a document can be. */
  type(): void {
    const time = performance.now().toFixed(3).padStart(timeLength, '0')
    this.doc.getArray('minutes').push([`${sign}${this.#mark}${time}`])
  }

  leave(): void {
    this.#ws.terminate()
  }

  #greet(): void {
    const { dialect } = this.#options
    if (dialect === 'hocuspocus') this.#send(writeToken)
    if (dialect === 'relay') this.#isReady = true
    else this.#send((encoder) => writeSync(encoder, syncStep.one, Y.encodeStateVector(this.doc)))
  }

  sendUpdate(update: Uint8Array): void {
    this.#send((encoder) => {
      writeSync(encoder, syncStep.update, update)
      if (this.#options.dialect !== 'entaku') return
      encoding.writeVarUint(encoder, messageType.ack)
      encoding.writeVarUint(encoder, this.#sentAt.length)
    })
    this.#sentAt.push(performance.now())
  }

  #read(data: Buffer): void {
    const now = performance.now()
    const type = data[this.#prefix.length]
    const step = data[this.#prefix.length + 1]
    if (type === messageType.ack) this.#readAck(data, now)
    else if (type === messageType.sync || type === syncReply) this.#readSync(step, data, now)
  }

  #readSync(step: number | undefined, data: Buffer, now: number): void {
    if (this.#options.isReading && step !== syncStep.one) this.#apply(data)
    if (step === syncStep.one)
      this.#send((encoder) => writeSync(encoder, syncStep.two, Y.encodeStateAsUpdate(this.doc)))
    else if (step === syncStep.two) this.#isReady = true
    else this.#readTimes(data, now)
  }

  #apply(data: Buffer): void {
    // Behind the type and the step, which are one byte each.
    const decoder = decoding.createDecoder(data.subarray(this.#prefix.length + 2))
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), this)
  }

  #readAck(data: Buffer, now: number): void {
    const decoder = decoding.createDecoder(data)
    decoding.readVarUint(decoder)
    // A token stands for all before it.
    const newlyAcked = this.#sentAt.slice(this.#acked, decoding.readVarUint(decoder) + 1)
    this.#acked += newlyAcked.length
    for (const sentAt of newlyAcked) this.#options.measured.acks.push(now - sentAt)
  }

  /** One message may bring several edits. An echo of one's own is no delivery. */
  #readTimes(data: Buffer, now: number): void {
    for (let at = data.indexOf(sign); at >= 0; at = data.indexOf(sign, at + 1)) {
      const name = at + sign.length
      const time = name + nameLength
      if (data.compare(this.#mark, 0, nameLength, name, time) === 0) continue
      const sentAt = Number(data.toString('latin1', time, time + timeLength))
      this.#options.measured.deliveries.push(now - sentAt)
    }
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    this.#ws.send(
      encoding.encode((encoder) => {
        encoding.writeUint8Array(encoder, this.#prefix)
        write(encoder)
      }),
    )
  }
}

const nameLength = 6
const timeLength = 14
/** no bytes of the update around it look like this */
const sign = Buffer.from('typed by ')

/** Hocuspocus answers a step 1 with a sync message of its own type. */
const syncReply = 4
const authentication = { type: 2, token: 0 }

const stringBytes = (text: string) => encoding.encode((encoder) => encoding.writeVarString(encoder, text))

function writeToken(encoder: encoding.Encoder): void {
  encoding.writeVarUint(encoder, authentication.type)
  encoding.writeVarUint(encoder, authentication.token)
  encoding.writeVarString(encoder, 'anybody')
}

function writeSync(encoder: encoding.Encoder, step: number, bytes: Uint8Array): void {
  encoding.writeVarUint(encoder, messageType.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
}
