import * as encoding from 'lib0/encoding'
import { messageType, syncStep } from '../../shared/collab/protocol'

/** A whole WebSocket frame, header and payload in one buffer: made once, written to any number of sockets as it is. */
export type Frame = Buffer

export const stepOneFrame = (stateVector: Uint8Array) => sync(syncStep.one, stateVector)
export const stepTwoFrame = (update: Uint8Array) => sync(syncStep.two, update)
export const updateFrame = (update: Uint8Array) => sync(syncStep.update, update)

/** Everything received before `token` is durable; `seq` is the document's last committed row [S2]. */
export const ackFrame = (token: number, seq: number) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageType.ack)
    encoding.writeVarUint(encoder, token)
    encoding.writeVarUint(encoder, seq)
  })

export interface PresenceState {
  clientId: number
  clock: number
  /** JSON text; 'null' says the client left */
  state: string
}

export const presenceFrame = (states: readonly PresenceState[]) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => writeStates(inner, states)),
    )
  })

/** Something under `topic` changed; `rev` only grows. No payload: whoever may see it asks again. */
export const noticeFrame = (topic: string, rev: number) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageType.notice)
    encoding.writeVarString(encoder, topic)
    encoding.writeVarUint(encoder, rev)
  })

const sync = (step: number, bytes: Uint8Array) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

function writeStates(encoder: encoding.Encoder, states: readonly PresenceState[]): void {
  encoding.writeVarUint(encoder, states.length)
  for (const { clientId, clock, state } of states) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
}

function frame(write: (encoder: encoding.Encoder) => void): Frame {
  const payload = encoding.encode(write)
  const header = headerBytes(payload.length)
  const whole = Buffer.allocUnsafe(header.length + payload.length)
  whole.set(header)
  whole.set(payload, header.length)
  return whole
}

/** RFC 6455 §5.2: FIN, opcode binary, and the length; a server's frames are not masked. */
function headerBytes(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(binary, length)
  if (length < 1 << 16) return Uint8Array.of(binary, 126, length >> 8, length & 0xff)
  const header = new Uint8Array(10)
  header.set([binary, 127])
  new DataView(header.buffer).setBigUint64(2, BigInt(length))
  return header
}
const binary = 0x82
