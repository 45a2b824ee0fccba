import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hono } from 'hono'
import { lineLimits } from '../../shared/collab/line'
import { closeCode } from '../../shared/collab/protocol'
import type { Context } from '../context'
import type { AccessQuery, Authenticate, Caller } from './access'
import type { Connection } from './Connection'
import { Door } from './Door'
import type { LineTimes } from './HttpLine'
import { HttpRoad } from './HttpRoad'
import { type Committed, Rooms } from './Rooms'
import { SocketRoad } from './SocketRoad'
import { Visitors } from './Visitors'

export interface CollabOptions {
  context: Context
  access: AccessQuery
  authenticate: Authenticate
  allowedOrigin: (caller: Caller) => boolean
  /** told, about once a minute, of a session whose person typed meanwhile: typing alone must keep a session alive */
  active?: (sessionId: string) => Promise<void>
  report?: (error: unknown) => void
  lineTimes?: LineTimes
}

export interface CollabStats {
  rooms: number
  connections: number
}

export interface Collab {
  /** False when the path is not ours. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** The same engine by plain requests, for networks that let no upgrade through [S9]. */
  routes: Hono
  /** Tells after each commit which document has grown. Returns how to stop listening. */
  onCommitted(listener: (committed: Committed) => void): () => void
  stats(): CollabStats
  /** Resolves when everything received so far is durable, told and acknowledged. */
  flush(): Promise<void>
  /** Takes nothing more, flushes, tells clients to come back, waits until their connections are gone. */
  close(): Promise<void>
}

/**
 * The sync engine (docs/spec.md, "Sync"). Two roads lead to one door; behind it nobody knows by which road a connection came:
 *
 *   SocketRoad ┐                                  ┌ Room ┐
 *              ├ Door → Connection (one visitor) ─┤      ├ GroupCommit → the log
 *   HttpRoad   ┘                                  └ Room ┘
 */
export function createCollab(options: CollabOptions): Collab {
  return new Engine(options)
}

/** Rights are judged again at least this often, should an event have been lost [S7]. */
const judgeIntervalMs = 60_000

class Engine implements Collab {
  readonly routes: Hono
  readonly #report: (error: unknown) => void
  readonly #listeners = new Set<(committed: Committed) => void>()
  readonly #visitors: Visitors
  readonly #rooms: Rooms
  readonly #door: Door
  readonly #socketRoad: SocketRoad
  readonly #stops: (() => void)[]

  constructor(options: CollabOptions) {
    const { context, report = () => undefined, lineTimes = lineLimits } = options
    this.#report = report
    this.#rooms = new Rooms({ context, report, committed: (committed) => this.#committed(committed) })
    this.#visitors = new Visitors({ active: async () => undefined, ...options, report })
    this.#door = new Door({ ...options, report }, this.#rooms, this.#visitors)
    const gone = (connection: Connection) => this.#leave(connection)
    this.#socketRoad = new SocketRoad(this.#door, gone)
    this.routes = new HttpRoad(this.#door, lineTimes, gone).routes
    const judging = setInterval(() => this.#visitors.judgeAll(), judgeIntervalMs)
    judging.unref()
    this.#stops = [
      () => clearInterval(judging),
      () => this.#socketRoad.close(),
      context.events.on('accessChanged', ({ personId }) => this.#visitors.judgePerson(personId)),
      context.events.on('documentAccessChanged', ({ documentId }) =>
        this.#visitors.judgeDocument(documentId),
      ),
      context.events.on('documentFrozen', ({ documentId }) => void this.#freeze(documentId)),
    ]
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    return this.#socketRoad.handleUpgrade(request, socket, head)
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
    await this.#door.close()
    for (const stop of this.#stops) stop()
    this.#visitors.stopReading()
    await this.#rooms.flush()
    this.#rooms.drop()
    await this.#visitors.gone()
  }

  #leave(connection: Connection): void {
    this.#visitors.leave(connection)
    connection.leave()
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
