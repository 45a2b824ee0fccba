import { closeCode } from '../../shared/collab/protocol'
import type { AccessQuery, Authenticate, Caller } from './access'
import type { Connection } from './Connection'

export interface VisitorsOptions {
  access: AccessQuery
  authenticate: Authenticate
  active: (sessionId: string) => Promise<void>
  report: (error: unknown) => void
}

/**
 * Every open connection with the caller who came by it, so that its rights can be judged again by asking the same two questions
 * as at the door: who is it, and may they [S7].
 */
export class Visitors {
  /** grows with every change of rights: whoever was judged at a smaller number is judged again */
  changes = 0
  readonly #callers = new Map<Connection, Caller>()
  readonly #byPerson = new Map<string, Set<Connection>>()
  #gone: (() => void) | undefined

  constructor(readonly options: VisitorsOptions) {}

  get count(): number {
    return this.#callers.size
  }

  countOf(personId: string): number {
    return this.#byPerson.get(personId)?.size ?? 0
  }

  enter(connection: Connection, caller: Caller): void {
    this.#callers.set(connection, caller)
    const theirs = this.#byPerson.get(connection.personId) ?? new Set()
    this.#byPerson.set(connection.personId, theirs.add(connection))
  }

  leave(connection: Connection): void {
    this.#callers.delete(connection)
    const theirs = this.#byPerson.get(connection.personId)
    theirs?.delete(connection)
    if (theirs?.size === 0) this.#byPerson.delete(connection.personId)
    if (this.#callers.size === 0) this.#gone?.()
  }

  /** In case an event was lost. */
  judgeAll(): void {
    for (const [connection, caller] of this.#callers) void this.#judge(connection, caller)
  }

  judgePerson(personId: string): void {
    this.changes++
    for (const connection of this.#byPerson.get(personId) ?? []) this.judge(connection)
  }

  judgeDocument(documentId: string): void {
    this.changes++
    for (const connection of this.#callers.keys())
      if (connection.room.head.id === documentId) this.judge(connection)
  }

  /** After a change of rights: what was sent since is not read before it is known whether it may be. */
  judge(connection: Connection): void {
    const caller = this.#callers.get(connection)
    if (caller) connection.holdUntil(this.#judge(connection, caller))
  }

  stopReading(): void {
    for (const connection of this.#callers.keys()) connection.stopReading()
  }

  /** Resolves when the last connection is gone. */
  gone(): Promise<void> {
    if (this.#callers.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#gone = resolve
    })
  }

  async #judge(connection: Connection, caller: Caller): Promise<void> {
    try {
      await this.#regrant(connection, caller)
    } catch (error) {
      this.options.report(error)
      // Nobody could say that they still may.
      connection.close(closeCode.tryLater, 'rights unknown')
    }
  }

  async #regrant(connection: Connection, caller: Caller): Promise<void> {
    const signed = await this.options.authenticate(caller)
    if (signed?.actor.personId !== connection.personId)
      return connection.close(closeCode.signedOut, 'signed out')
    const access = await this.options.access(signed.actor, connection.room.head.id)
    if (!access) return connection.close(closeCode.refused, 'no right')
    connection.regrant(signed, access)
    if (connection.takeActivity()) await this.options.active(signed.sessionId)
  }
}
