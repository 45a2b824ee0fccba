import * as decoding from 'lib0/decoding'
import { messageType, syncStep } from '../../shared/collab/protocol'
import type { Act } from './Recording'

/** What a client was told: text that is now on somebody's screen, or that everything up to a token of theirs is saved. */
export type Told =
  | { kind: 'update'; port: number; bytes: Uint8Array }
  | { kind: 'ack'; port: number; token: number }

/** Reads what the server sends on all its connections; `port` is the client's end. */
export class Wire {
  readonly #streams = new Map<number, Stream>()

  /** The messages that this act completed. */
  hear(act: Act): Told[] {
    if (act.kind === 'accepted') this.#streams.set(act.fd, new Stream(act.port))
    if (act.kind !== 'sent') return []
    return this.#streams.get(act.fd)?.hear(act.bytes) ?? []
  }
}

const switched = 'HTTP/1.1 101 '
const endOfHead = '\r\n\r\n'

class Stream {
  #bytes: Buffer = Buffer.alloc(0)
  #isWebSocket = false

  constructor(readonly port: number) {}

  hear(bytes: Buffer): Told[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes])
    if (!this.#isWebSocket) this.#readHead()
    return this.#isWebSocket ? [...this.#frames()].flatMap((frame) => told(this.port, frame)) : []
  }

  /** Anything but a switch to WebSocket is an ordinary answer, which nobody here waits for. */
  #readHead(): void {
    const isSwitch = this.#bytes.toString('latin1', 0, switched.length) === switched
    const end = this.#bytes.indexOf(endOfHead)
    this.#isWebSocket = isSwitch && end >= 0
    if (this.#isWebSocket) this.#bytes = this.#bytes.subarray(end + endOfHead.length)
    else if (!isSwitch) this.#bytes = Buffer.alloc(0)
  }

  *#frames(): Generator<Buffer> {
    for (let frame = firstFrame(this.#bytes); frame; frame = firstFrame(this.#bytes)) {
      this.#bytes = this.#bytes.subarray(frame.bytes)
      if (frame.isBinary) yield frame.payload
    }
  }
}

/** A server's frames are whole and not masked. */
function firstFrame(bytes: Buffer) {
  if (bytes.length < 2) return undefined
  const short = bytes.readUInt8(1)
  const headBytes = short === 127 ? 10 : short === 126 ? 4 : 2
  if (bytes.length < headBytes) return undefined
  const length =
    short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short
  if (bytes.length < headBytes + length) return undefined
  return {
    isBinary: bytes.readUInt8(0) === 0x82,
    payload: bytes.subarray(headBytes, headBytes + length),
    bytes: headBytes + length,
  }
}

function told(port: number, frame: Buffer): Told[] {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  if (type === messageType.ack) return [{ kind: 'ack', port, token: decoding.readVarUint(decoder) }]
  if (type !== messageType.sync || decoding.readVarUint(decoder) === syncStep.one) return []
  return [{ kind: 'update', port, bytes: decoding.readVarUint8Array(decoder) }]
}
