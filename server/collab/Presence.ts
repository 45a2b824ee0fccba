import * as decoding from 'lib0/decoding'
import { type CloseCode, closeCode, limits } from '../../shared/collab/protocol'
import type { PresenceState } from './frames'

/*
 * Who is here and where their caret stands. Never stored.
 *
 *   - A client id belongs to the connection that announced it first, or to whom the log binds it. States under other ids are
 *     passed over without a word: stock clients relay what they heard from others.
 *   - It stays its person's while they are away. A relay may arrive after its owner's line broke; if it took the id, the owner
 *     would come back to be refused. A newer clock is what tells a return from a relay of what was said before.
 *   - `user` in a state is written by the server from the session. Nobody can sit under another's name.
 *   - The same person announcing an owned id with a newer clock is that client on a new socket: the old socket is closed.
 *     Equal clocks are relays and change nothing.
 *   - Leaving ('null') does not give an id back, so a connection can never announce more than its few ids [S8].
 */

/** How the others see whoever is behind a connection. */
export interface Identity {
  organisationId: string
  organisationName: string
  seatTitle: string
  seatId: string
}

export interface PresenceOwner {
  readonly personId: string
  readonly identity: Identity
  close(code: CloseCode, reason: string): void
}

interface Entry extends PresenceState {
  owner: PresenceOwner
}

export class Presence {
  readonly #entries = new Map<number, Entry>()
  readonly #idsOf = new Map<PresenceOwner, Set<number>>()
  /** the last said under each id, kept when its connection is gone; the oldest are forgotten first */
  readonly #lastSaid = new Map<number, { personId: string; clock: number }>()
  readonly #boundTo: (clientId: number) => string | undefined

  constructor(boundTo: (clientId: number) => string | undefined) {
    this.#boundTo = boundTo
  }

  /** Takes what `owner` may say out of an awareness message; throws when it cannot be read. The states to pass on, stamped. */
  take(owner: PresenceOwner, message: Uint8Array): PresenceState[] {
    if (message.length > limits.awarenessBytesMax) return []
    const decoder = decoding.createDecoder(message)
    const taken: PresenceState[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = decoding.readVarUint8Array(decoder)
      if (this.#mayTake(owner, clientId, clock, isNull(state)))
        this.#keep(owner, clientId, clock, stamp(state, owner.identity), taken)
    }
    return taken
  }

  leave(owner: PresenceOwner): PresenceState[] {
    const left: PresenceState[] = []
    for (const clientId of this.#idsOf.get(owner) ?? []) {
      const entry = this.#entries.get(clientId)
      if (!entry) continue
      this.#entries.delete(clientId)
      if (entry.state !== absent) left.push({ clientId, clock: entry.clock, state: absent })
    }
    this.#idsOf.delete(owner)
    return left
  }

  statesOf(owner: PresenceOwner): PresenceState[] {
    return [...this.#entries.values()].filter((entry) => entry.owner === owner)
  }

  states(): PresenceState[] {
    return [...this.#entries.values()].filter(({ state }) => state !== absent)
  }

  /** The person who announced this id, here or away for a while. */
  announcedBy(clientId: number): string | undefined {
    return this.#lastSaid.get(clientId)?.personId
  }

  #mayTake(owner: PresenceOwner, clientId: number, clock: number, isAbsent: boolean): boolean {
    const boundTo = this.#boundTo(clientId)
    if (boundTo !== undefined && boundTo !== owner.personId) return false
    const entry = this.#entries.get(clientId)
    if (entry?.owner === owner)
      return clock > entry.clock || (clock === entry.clock && isAbsent && entry.state !== absent)
    if (isAbsent || this.#idCount(owner) >= limits.clientIdsPerConnectionMax) return false
    const last = this.#lastSaid.get(clientId)
    return !last || (last.personId === owner.personId && clock > last.clock)
  }

  #idCount(owner: PresenceOwner): number {
    return this.#idsOf.get(owner)?.size ?? 0
  }

  #keep(
    owner: PresenceOwner,
    clientId: number,
    clock: number,
    state: string | undefined,
    taken: PresenceState[],
  ): void {
    if (state === undefined) return
    const before = this.#entries.get(clientId)?.owner
    if (before !== owner) {
      if (before) this.#supersede(before, clientId)
      this.#idsOf.set(owner, (this.#idsOf.get(owner) ?? new Set()).add(clientId))
    }
    const entry = { clientId, clock, state, owner }
    this.#entries.set(clientId, entry)
    this.#remember(clientId, { personId: owner.personId, clock })
    taken.push(entry)
  }

  #remember(clientId: number, said: { personId: string; clock: number }): void {
    this.#lastSaid.delete(clientId)
    this.#lastSaid.set(clientId, said)
    if (this.#lastSaid.size <= rememberedMax) return
    const [oldest] = this.#lastSaid.keys()
    if (oldest !== undefined) this.#lastSaid.delete(oldest)
  }

  #supersede(before: PresenceOwner, clientId: number): void {
    this.#idsOf.get(before)?.delete(clientId)
    // Not to be retried: two sockets taking one id from each other would go on for ever.
    before.close(closeCode.refused, 'superseded')
  }
}

/** Ids remembered in one room: far more than come and go in a meeting, and a bound for whoever makes up new ones. */
const rememberedMax = 4_096

const absent = 'null'
const absentBytes = new TextEncoder().encode(absent)
const utf8 = new TextDecoder()

const isNull = (state: Uint8Array) =>
  state.length === absentBytes.length && absentBytes.every((byte, index) => state[index] === byte)

/** The state with the sender's true identity; undefined when it is no object. Throws when it is no JSON. */
function stamp(bytes: Uint8Array, user: Identity): string | undefined {
  const state: unknown = JSON.parse(utf8.decode(bytes))
  if (state === null) return absent
  if (typeof state !== 'object' || Array.isArray(state)) return undefined
  return JSON.stringify({ ...state, user })
}
