import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { limits, syncPath } from '../../shared/collab/protocol'
import type { Connection } from './Connection'
import { callerOf, type Door, type Join, type TurnedAway, targetOf, turned } from './Door'
import { keepAlive } from './keepAlive'
import { SocketOutgoing } from './Outgoing'
import { Handshake, holdUpgrade, refuseUpgrade, type Upgrade, urlOf } from './upgrade'

/** The road by WebSocket: one upgrade, one document, one connection. */
export class SocketRoad {
  readonly #handshake = new Handshake(limits.frameBytesMax)
  readonly #sockets = new Set<WebSocket>()
  readonly #stopBeating = keepAlive(() => this.#sockets)

  constructor(
    readonly door: Door,
    /** a connection's socket is gone */
    readonly gone: (connection: Connection) => void,
  ) {}

  /** False when the path is not ours. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const url = urlOf(request)
    if (!url?.pathname.startsWith(syncPath)) return false
    void this.#receive(holdUpgrade(request, socket, head), url)
    return true
  }

  close(): void {
    this.#stopBeating()
  }

  async #receive(upgrade: Upgrade, { pathname, searchParams }: URL): Promise<void> {
    const target = targetOf(pathname.slice(syncPath.length), searchParams)
    const enter = (join: Join) =>
      this.#handshake.accept(upgrade, (ws) => this.#attach(ws, join(new SocketOutgoing(ws, upgrade.socket))))
    const away = await this.door.admit(callerOf(upgrade.request), target, enter)
    if (away) this.#turnAway(upgrade, away)
  }

  /** Whoever has a right to the document is told by a handshake and a close code what else is wrong. */
  #turnAway(upgrade: Upgrade, away: TurnedAway): void {
    if (toldByCloseCode.has(away)) this.#handshake.turnAway(upgrade, away.code, away.reason)
    else refuseUpgrade(upgrade, away.status)
  }

  #attach(ws: WebSocket, connection: Connection): void {
    this.#sockets.add(ws)
    ws.on('message', (data, isBinary) => {
      // ws delivers one Buffer per message unless its binaryType is changed.
      if (isBinary) connection.receive(data as Buffer)
    })
    ws.on('close', () => {
      this.#sockets.delete(ws)
      this.gone(connection)
    })
  }
}

const toldByCloseCode: ReadonlySet<TurnedAway> = new Set([
  turned.epoch,
  turned.schema,
  turned.crowd,
  turned.notLoaded,
])
