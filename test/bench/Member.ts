import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { messageType, syncPath, syncStep } from '../../shared/collab/protocol'

/** What a run has measured, in ms. */
export interface Measured {
  deliveries: number[]
  acks: number[]
}

interface MemberOptions {
  name: string
  port: number
  documentId: string
  /** speaks the whole protocol: handshake and acknowledgements. A bare relay knows neither. */
  speaksSync: boolean
  measured: Measured
}

/** One connection: reads what comes, and types when told to. The time of typing travels in the text. */
export class Member {
  readonly #ws: WebSocket
  readonly #doc = new Y.Doc()
  readonly #sentAt: number[] = []
  readonly #options: MemberOptions
  #isReady = false

  constructor(options: MemberOptions) {
    this.#options = options
    const { name, port, documentId, speaksSync } = options
    this.#ws = new WebSocket(`ws://127.0.0.1:${port}${syncPath}${documentId}?epoch=0&schema=1`, {
      headers: { cookie: `person=${name}` },
      perMessageDeflate: false,
    })
    this.#ws.on('open', () => {
      if (speaksSync) this.#send(syncStep.one, Y.encodeStateVector(this.#doc))
      else this.#isReady = true
    })
    // ws delivers Buffers unless told otherwise.
    this.#ws.on('message', (data) => this.#read(data as Buffer))
    this.#doc.on('update', (update: Uint8Array) => this.#sendUpdate(update))
  }

  get isReady(): boolean {
    return this.#isReady
  }

  type(): void {
    this.#doc.getArray('items').push([`${mark}${performance.now().toFixed(3).padStart(timeLength, '0')}`])
  }

  leave(): void {
    this.#ws.terminate()
  }

  #sendUpdate(update: Uint8Array): void {
    this.#send(syncStep.update, update)
    if (!this.#options.speaksSync) return
    this.#ws.send(message(messageType.ack, (encoder) => encoding.writeVarUint(encoder, this.#sentAt.length)))
    this.#sentAt.push(performance.now())
  }

  #read(data: Buffer): void {
    const now = performance.now()
    if (data[0] === messageType.ack) this.#readAck(data, now)
    else if (data[0] === messageType.sync && data[1] === syncStep.one)
      this.#send(syncStep.two, Y.encodeStateAsUpdate(this.#doc))
    else if (data[0] === messageType.sync && data[1] === syncStep.two) this.#isReady = true
    else this.#readTimes(data, now)
  }

  #readAck(data: Buffer, now: number): void {
    const decoder = decoding.createDecoder(data)
    decoding.readVarUint(decoder)
    const sentAt = this.#sentAt[decoding.readVarUint(decoder)]
    if (sentAt !== undefined) this.#options.measured.acks.push(now - sentAt)
  }

  /** One frame may bring several edits. */
  #readTimes(data: Buffer, now: number): void {
    for (let at = data.indexOf(mark); at >= 0; at = data.indexOf(mark, at + timeLength)) {
      const begin = at + mark.length
      const sentAt = Number(data.toString('latin1', begin, begin + timeLength))
      this.#options.measured.deliveries.push(now - sentAt)
    }
  }

  #send(step: number, bytes: Uint8Array): void {
    this.#ws.send(
      message(messageType.sync, (encoder) => {
        encoding.writeVarUint(encoder, step)
        encoding.writeVarUint8Array(encoder, bytes)
      }),
    )
  }
}

const timeLength = 14
/** no bytes of the update around it look like this */
const mark = Buffer.from('sent at ')

const message = (type: number, fill: (encoder: encoding.Encoder) => void) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    fill(encoder)
  })
