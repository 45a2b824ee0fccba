import type { IncomingMessage } from 'node:http'
import type { Turned } from '../../shared/collab/line'
import { closeCode, limits } from '../../shared/collab/protocol'
import type { Context } from '../context'
import type { AccessQuery, Authenticate, Caller, DocumentAccess, Signed } from './access'
import { Connection } from './Connection'
import type { Outgoing } from './Outgoing'
import type { Room } from './Room'
import type { Rooms } from './Rooms'
import type { Visitors } from './Visitors'

/*
 * The one door to a document, whichever road a visitor comes by. In this order: an address, own origin, a session, a right to the
 * document, its epoch, its schema, the number of lines, the loaded document. Not a byte of the visitor's is read before.
 */

export interface DoorOptions {
  context: Context
  access: AccessQuery
  authenticate: Authenticate
  allowedOrigin: (caller: Caller) => boolean
  report: (error: unknown) => void
}

/** `/sync/v1/<document>?epoch=<n>&schema=<m>` */
export interface Target {
  documentId: string
  epoch: number
  schema: number
}

/** Why a visitor stays outside. */
export interface TurnedAway extends Turned {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503
}

/** Connects the visitor's sending side with the room. To be called at once, or not at all. */
export type Join = (outgoing: Outgoing) => Connection

/** More visitors than this at the door at once is no office coming to work but a flood. */
const waitingMax = 2_000

export class Door {
  #isClosed = false
  readonly #waiting = new Set<Promise<unknown>>()

  constructor(
    readonly options: DoorOptions,
    readonly rooms: Rooms,
    readonly visitors: Visitors,
  ) {}

  /** Lets nobody in any more; whoever is being judged is answered before the rooms and the store go. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(this.#waiting)
  }

  /** Lets the visitor in by calling `enter`, or answers why not. */
  async admit(
    caller: Caller,
    target: Target | undefined,
    enter: (join: Join) => void,
  ): Promise<TurnedAway | undefined> {
    if (this.#isClosed || this.#waiting.size >= waitingMax) return turned.closed
    const judged = this.#judge(caller, target, enter).catch((error: unknown) => {
      this.options.report(error)
      return turned.broken
    })
    this.#waiting.add(judged)
    return judged.finally(() => this.#waiting.delete(judged))
  }

  /** Who asks, at the door or on a line that is open already. */
  async recognise(caller: Caller): Promise<Signed | TurnedAway> {
    if (!this.options.allowedOrigin(caller)) return turned.foreignOrigin
    return (await this.options.authenticate(caller)) ?? turned.signedOut
  }

  async #judge(
    caller: Caller,
    target: Target | undefined,
    enter: (join: Join) => void,
  ): Promise<TurnedAway | undefined> {
    if (!target) return turned.noAddress
    const judgedAt = this.visitors.changes
    const signed = await this.recognise(caller)
    if ('code' in signed) return signed
    const access = await this.options.access(signed.actor, target.documentId)
    if (!access) return turned.absent
    if (target.epoch !== access.head.epoch) return turned.epoch
    if (target.schema < access.head.schemaVersion) return turned.schema
    const room = await this.#open(access)
    if (!room) return turned.notLoaded
    return this.#enter({ caller, room, signed, access, judgedAt }, enter)
  }

  async #open({ head }: DocumentAccess): Promise<Room | undefined> {
    const open = () =>
      this.rooms.open(head).catch((error: unknown) => {
        this.options.report(error)
        return undefined
      })
    let room = await open()
    // It may have ended between its opening and this line.
    while (room?.isEnded) room = await open()
    return room
  }

  /** Nothing is awaited here: the room must not end between the look and the step. */
  #enter(visit: Visit, enter: (join: Join) => void): TurnedAway | undefined {
    const { room, signed } = visit
    const away = this.#awayNow(signed)
    if (!away) enter((outgoing) => this.#join(visit, outgoing))
    room.endIfEmpty()
    return away
  }

  #awayNow({ actor }: Signed): TurnedAway | undefined {
    if (this.#isClosed) return turned.closed
    return this.visitors.countOf(actor.personId) >= limits.socketsPerPersonMax ? turned.crowd : undefined
  }

  #join({ caller, room, signed, access, judgedAt }: Visit, outgoing: Outgoing): Connection {
    const connection = new Connection(outgoing, room, signed, access, () => this.options.context.now())
    this.visitors.enter(connection, caller)
    room.join(connection)
    // Rights may have changed while the document was loaded.
    if (this.visitors.changes !== judgedAt) this.visitors.judge(connection)
    return connection
  }
}

/** A visitor who may come in. */
interface Visit {
  caller: Caller
  room: Room
  signed: Signed
  access: DocumentAccess
  /** the visitors' `changes` when their rights were looked up */
  judgedAt: number
}

export const turned = {
  foreignOrigin: { status: 403, code: closeCode.refused, reason: 'origin' },
  noAddress: { status: 400, code: closeCode.refused, reason: 'address' },
  signedOut: { status: 401, code: closeCode.signedOut, reason: 'signed out' },
  absent: { status: 404, code: closeCode.deleted, reason: 'no such document' },
  epoch: { status: 409, code: closeCode.epochChanged, reason: 'epoch' },
  schema: { status: 409, code: closeCode.schemaTooOld, reason: 'schema' },
  crowd: { status: 429, code: closeCode.tooMany, reason: 'too many sockets' },
  notLoaded: { status: 503, code: closeCode.tryLater, reason: 'load failed' },
  closed: { status: 503, code: closeCode.restart, reason: 'restart' },
  broken: { status: 503, code: closeCode.tryLater, reason: 'internal' },
} as const satisfies Record<string, TurnedAway>

/** The document a URL asks for; undefined when it names none. */
export function targetOf(documentId: string, query: URLSearchParams): Target | undefined {
  const epoch = wholeNumber(query.get('epoch'))
  const schema = wholeNumber(query.get('schema'))
  if (!/^[\w.~:-]{1,128}$/.test(documentId) || epoch === undefined || schema === undefined) return undefined
  return { documentId, epoch, schema }
}

export const wholeNumber = (text: string | null | undefined): number | undefined =>
  text && /^\d{1,9}$/.test(text) ? Number(text) : undefined

/** What is kept of a request to judge its sender again: a whole request holds on to its socket and its buffers. */
export const callerOf = ({ headers: { cookie, origin, host } }: IncomingMessage): Caller => ({
  headers: { cookie, origin, host },
})
