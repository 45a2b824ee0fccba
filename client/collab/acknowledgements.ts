import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'
import { messageType, syncStep } from '../../shared/collab/protocol'

export interface Acknowledgements {
  /** changes made here since the document was opened */
  local: number
  /** of these, how many the server has made durable */
  acked: number
  /** the changes not acknowledged yet, oldest first */
  unsaved: () => Uint8Array[]
}

/**
 * Asks the server, after each change, to answer once everything sent so far is durable [S2]. The token is the count of
 * local changes: the socket keeps order, so one answer covers all before it, and after a reconnect the latest is enough.
 */
export function watchAcknowledgements(provider: WebsocketProvider, changed: () => void): Acknowledgements {
  const waiting: { token: number; update: Uint8Array }[] = []
  const state: Acknowledgements = { local: 0, acked: 0, unsaved: () => waiting.map(({ update }) => update) }
  let answeredOn: WebSocket | null = null
  let scheduled = false

  const sendToken = () => {
    scheduled = false
    const socket = provider.ws
    // Before our answer to the server's step 1 a token would vouch for changes this connection has not carried.
    if (socket === null || socket !== answeredOn || socket.readyState !== WebSocket.OPEN) return
    socket.send(encodeToken(state.local))
  }
  const schedule = () => {
    if (scheduled) return
    scheduled = true
    queueMicrotask(sendToken)
  }

  provider.messageHandlers[messageType.ack] = (_encoder, decoder) => {
    const token = decoding.readVarUint(decoder)
    if (token <= state.acked) return
    state.acked = Math.min(token, state.local)
    while (waiting[0] && waiting[0].token <= state.acked) waiting.shift()
    changed()
  }

  const readSync = provider.messageHandlers[messageType.sync]
  provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
    const isStepOne = decoder.arr[decoder.pos] === syncStep.one
    readSync?.(encoder, decoder, ...rest)
    if (!isStepOne) return
    // The provider sends the answer after this handler returns: the microtask puts the token behind it.
    answeredOn = provider.ws
    schedule()
  }

  // Registered after the provider's own listener, so the token follows the change on the wire.
  provider.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    state.local++
    waiting.push({ token: state.local, update })
    schedule()
    changed()
  })
  return state
}

function encodeToken(token: number): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.ack)
  encoding.writeVarUint(encoder, token)
  return new Uint8Array(encoding.toUint8Array(encoder))
}
