import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { writeUpdate } from 'y-protocols/sync'
import type { WebsocketProvider } from 'y-websocket'
import { messageType, syncStep } from '../../shared/collab/protocol'
import type { LocalCopy } from './offline/LocalCopy'
import type { Change, ChangeKey } from './offline/Notebook'

export interface Acknowledgements {
  /** changes made here since the document was opened, and those that waited for it in the copy */
  local: number
  /** of these, how many the server has made durable */
  acked: number
  /** The server has answered a token: whatever this page brought along, counted or not, is durable. */
  isConfirmed: boolean
  /** the changes not acknowledged yet, oldest first */
  unsaved: () => Uint8Array[]
  /** counts changes that are in the document already but were acknowledged to nobody */
  takeOver: (changes: readonly Change[]) => void
  /** gives up what was not acknowledged: the person took it, or does not want it */
  discard: () => void
}

interface Unacknowledged {
  token: number
  update: Uint8Array
  /** its row in the notebook */
  key: ChangeKey | undefined
}

/**
 * Asks the server, after each change, to answer once everything sent so far is durable [S2]. The token is the count of
 * local changes: the socket keeps order, so one answer covers all before it, and after a reconnect the latest is enough.
 */
export function watchAcknowledgements(
  provider: WebsocketProvider,
  copy: LocalCopy | undefined,
  changed: () => void,
): Acknowledgements {
  const waiting: Unacknowledged[] = []
  let answeredOn: WebSocket | null = null
  let scheduled = false

  const answeredSocket = () =>
    provider.ws !== null && provider.ws === answeredOn && provider.ws.readyState === WebSocket.OPEN
      ? provider.ws
      : undefined
  const sendToken = () => {
    scheduled = false
    // Before our answer to the server's step 1 a token would vouch for changes this connection has not carried.
    answeredSocket()?.send(encodeToken(state.local))
  }
  const schedule = () => {
    if (scheduled) return
    scheduled = true
    queueMicrotask(sendToken)
  }
  const count = (update: Uint8Array, keyOf: (token: number) => ChangeKey | undefined) => {
    state.local++
    waiting.push({ token: state.local, update, key: keyOf(state.local) })
  }
  const settle = () => {
    const done: ChangeKey[] = []
    while (waiting[0] && waiting[0].token <= state.acked) {
      const { key } = waiting.shift() ?? {}
      if (key) done.push(key)
    }
    if (done.length > 0) copy?.acknowledged(done)
    changed()
  }
  const takeOver = (changes: readonly Change[]) => {
    for (const { key, update } of changes) {
      count(update, () => key)
      // The document may hold it without the provider having sent it. On a socket that opens later step 2 carries it.
      answeredSocket()?.send(encodeUpdate(update))
    }
    schedule()
    changed()
  }
  const discard = () => {
    state.acked = state.local
    settle()
  }
  const state: Acknowledgements = {
    local: 0,
    acked: 0,
    isConfirmed: false,
    unsaved: () => waiting.map(({ update }) => update),
    takeOver,
    discard,
  }

  provider.messageHandlers[messageType.ack] = (_encoder, decoder) => {
    state.acked = Math.min(Math.max(decoding.readVarUint(decoder), state.acked), state.local)
    state.isConfirmed = true
    settle()
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
    if (origin === provider || copy?.isOrigin(origin)) return
    count(update, (token) => copy?.keep(update, token))
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

function encodeUpdate(update: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  writeUpdate(encoder, update)
  return new Uint8Array(encoding.toUint8Array(encoder))
}
