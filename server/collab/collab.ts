import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { closeCode, limits, syncPath } from '../../shared/collab/protocol'
import type { Context } from '../context'
import type { AccessQuery, Authenticate, DocumentAccess, Signed } from './access'
import { Connection } from './Connection'
import { keepAlive } from './keepAlive'
import { SocketOutgoing } from './Outgoing'
import type { Room } from './Room'
import { type Committed, Rooms } from './Rooms'
import { Handshake, holdUpgrade, refuseUpgrade, type Upgrade, urlOf } from './upgrade'
import { Visitors } from './Visitors'

export interface CollabOptions {
  context: Context
  access: AccessQuery
  authenticate: Authenticate
  allowedOrigin: (request: IncomingMessage) => boolean
  /** told, about once a minute, of a session whose person typed meanwhile: typing alone must keep a session alive */
  active?: (sessionId: string) => Promise<void>
  report?: (error: unknown) => void
}

export interface CollabStats {
  rooms: number
  connections: number
}

export interface Collab {
  /** False when the path is not ours. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Tells after each commit which document has grown. Returns how to stop listening. */
  onCommitted(listener: (committed: Committed) => void): () => void
  stats(): CollabStats
  /** Resolves when everything received so far is durable, told and acknowledged. */
  flush(): Promise<void>
  /** Takes nothing more, flushes, tells clients to come back, waits until their sockets are gone. */
  close(): Promise<void>
}

/**
 * The sync engine (docs/spec.md, "Sync"). A visitor passes, in this order: path, origin, session, right to the document, epoch,
 * schema, number of sockets, loaded document, handshake. Only then is the first byte of theirs read.
 */
export function createCollab(options: CollabOptions): Collab {
  return new Engine(options)
}

/** More upgrades than this under way at once is no office coming to work but a flood. */
const upgradesMax = 2_000
/** Rights are judged again at least this often, should an event have been lost [S7]. */
const judgeIntervalMs = 60_000

class Engine implements Collab {
  readonly #options: CollabOptions
  readonly #report: (error: unknown) => void
  readonly #listeners = new Set<(committed: Committed) => void>()
  readonly #handshake = new Handshake(limits.frameBytesMax)
  readonly #visitors: Visitors
  readonly #sockets = new Set<WebSocket>()
  readonly #rooms: Rooms
  readonly #stops: (() => void)[]
  #upgrades = 0
  #isClosing = false

  constructor(options: CollabOptions) {
    this.#options = options
    const { context } = options
    const report = options.report ?? (() => undefined)
    this.#report = report
    this.#rooms = new Rooms({ context, report, committed: (committed) => this.#committed(committed) })
    this.#visitors = new Visitors({ active: async () => undefined, ...options, report })
    const judging = setInterval(() => this.#visitors.judgeAll(), judgeIntervalMs)
    judging.unref()
    this.#stops = [
      () => clearInterval(judging),
      keepAlive(() => this.#sockets),
      context.events.on('accessChanged', ({ personId }) => this.#visitors.judgePerson(personId)),
      context.events.on('documentAccessChanged', ({ documentId }) =>
        this.#visitors.judgeDocument(documentId),
      ),
      context.events.on('documentFrozen', ({ documentId }) => void this.#freeze(documentId)),
    ]
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const url = urlOf(request)
    if (!url?.pathname.startsWith(syncPath)) return false
    const upgrade = holdUpgrade(request, socket, head)
    if (this.#isClosing || this.#upgrades >= upgradesMax) refuseUpgrade(upgrade, 503)
    else void this.#receive(upgrade, url)
    return true
  }

  onCommitted(listener: (committed: Committed) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  stats(): CollabStats {
    return { rooms: this.#rooms.count, connections: this.#visitors.count }
  }

  flush(): Promise<void> {
    return this.#rooms.flush()
  }

  async close(): Promise<void> {
    this.#isClosing = true
    for (const stop of this.#stops) stop()
    this.#visitors.stopReading()
    await this.#rooms.flush()
    this.#rooms.drop()
    await this.#visitors.gone()
  }

  async #receive(upgrade: Upgrade, url: URL): Promise<void> {
    this.#upgrades++
    try {
      await this.#judgeAndOpen(upgrade, url)
    } catch (error) {
      this.#report(error)
      refuseUpgrade(upgrade, 503)
    } finally {
      this.#upgrades--
    }
  }

  async #judgeAndOpen(upgrade: Upgrade, url: URL): Promise<void> {
    const { authenticate, access: accessOf, allowedOrigin } = this.#options
    if (!allowedOrigin(upgrade.request)) return refuseUpgrade(upgrade, 403)
    const wanted = targetOf(url)
    if (!wanted) return refuseUpgrade(upgrade, 400)
    const judgedAt = this.#visitors.changes
    const signed = await authenticate(upgrade.request)
    if (!signed) return refuseUpgrade(upgrade, 401)
    const access = await accessOf(signed.actor, wanted.documentId)
    if (!access) return refuseUpgrade(upgrade, 404)
    const turnAway = this.#handshake.turnAway.bind(this.#handshake, upgrade)
    if (wanted.epoch !== access.head.epoch) return turnAway(closeCode.epochChanged, 'epoch')
    if (wanted.schema < access.head.schemaVersion) return turnAway(closeCode.schemaTooOld, 'schema')
    const open = () => this.#rooms.open(access.head).catch(this.#report)
    let room = await open()
    // It may have ended between its opening and this line.
    while (room?.isEnded) room = await open()
    if (room) this.#enter({ upgrade, room, signed, access, judgedAt })
    else turnAway(closeCode.tryLater, 'load failed')
  }

  /** Nothing is awaited here: the room must not end between the look and the step. */
  #enter(visit: Visit): void {
    const { upgrade, room, signed } = visit
    if (this.#isClosing) refuseUpgrade(upgrade, 503)
    else if (this.#visitors.countOf(signed.actor.personId) >= limits.socketsPerPersonMax)
      this.#handshake.turnAway(upgrade, closeCode.tooMany, 'too many sockets')
    else this.#handshake.accept(upgrade, (ws) => this.#join(visit, ws))
    room.endIfEmpty()
  }

  #join({ upgrade, room, signed, access, judgedAt }: Visit, ws: WebSocket): void {
    const { context } = this.#options
    const outgoing = new SocketOutgoing(ws, upgrade.socket)
    const connection = new Connection(outgoing, room, signed, access, () => context.now())
    this.#attach(ws, connection)
    this.#visitors.enter(connection, upgrade.request)
    room.join(connection)
    // Rights may have changed while the document was loaded.
    if (this.#visitors.changes !== judgedAt) this.#visitors.judge(connection)
  }

  #attach(ws: WebSocket, connection: Connection): void {
    this.#sockets.add(ws)
    ws.on('message', (data, isBinary) => {
      // ws delivers one Buffer per message unless its binaryType is changed.
      if (isBinary) connection.receive(data as Buffer)
    })
    ws.on('close', () => {
      this.#sockets.delete(ws)
      this.#visitors.leave(connection)
      connection.leave()
    })
  }

  #committed(committed: Committed): void {
    for (const listener of this.#listeners)
      try {
        listener(committed)
      } catch (error) {
        this.#report(error)
      }
  }

  async #freeze(documentId: string): Promise<void> {
    await this.#rooms.flush()
    this.#rooms.find(documentId)?.drop(closeCode.frozen, 'frozen')
  }
}

/** A visitor who may come in. */
interface Visit {
  upgrade: Upgrade
  room: Room
  signed: Signed
  access: DocumentAccess
  /** the visitors' `changes` when their rights were looked up */
  judgedAt: number
}

interface Target {
  documentId: string
  epoch: number
  schema: number
}

/** `/sync/v1/<document>?epoch=<n>&schema=<m>` */
function targetOf({ pathname, searchParams }: URL): Target | undefined {
  const documentId = pathname.slice(syncPath.length)
  const epoch = wholeNumber(searchParams.get('epoch'))
  const schema = wholeNumber(searchParams.get('schema'))
  if (!/^[\w.~:-]{1,128}$/.test(documentId) || epoch === undefined || schema === undefined) return undefined
  return { documentId, epoch, schema }
}

const wholeNumber = (text: string | null) =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined
