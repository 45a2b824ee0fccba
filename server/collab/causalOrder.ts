import * as Y from 'yjs'
import { resync } from './refusal'
import type { Struct } from './updateCode'

/**
 * The structs in an order in which each one finds what it refers to: in the document, or before it in the list. So a part of
 * the list can be applied while the rest waits. Throws a Refusal where there is no such order: something is missing, or two
 * structs wait for each other [S4].
 */
export function causalOrder(structs: readonly Struct[], clockOf: (clientId: number) => number): Struct[] {
  const order = new Order(structs, clockOf)
  for (const clientId of order.clientIds) order.takeAllOf(clientId)
  return order.taken
}

/** Structs of one client id, in the order of their clocks. */
interface Line {
  structs: Struct[]
  next: number
  /** its next struct waits for another client id's */
  isWaiting: boolean
}

class Order {
  readonly taken: Struct[] = []
  readonly #lines = new Map<number, Line>()
  /** the clock up to which each client id's structs are taken */
  readonly #clocks = new Map<number, number>()

  constructor(
    structs: readonly Struct[],
    readonly clockOf: (clientId: number) => number,
  ) {
    for (const struct of structs) {
      const line = this.#lines.get(struct.id.client)
      if (line) line.structs.push(struct)
      else this.#lines.set(struct.id.client, { structs: [struct], next: 0, isWaiting: false })
    }
  }

  get clientIds(): Iterable<number> {
    return this.#lines.keys()
  }

  /** Takes the structs of a client id; where one waits for another's, that one's come first. */
  takeAllOf(clientId: number): void {
    const first = this.#lines.get(clientId)
    const waiting = first ? [first] : []
    for (let line = waiting.at(-1); line; line = waiting.at(-1)) {
      const struct = line.structs[line.next]
      const missing = struct && this.#missing(struct)
      if (missing !== undefined) waiting.push(this.#awaited(line, missing))
      else {
        if (struct) this.#take(line, struct)
        // Whoever waits may have got what it waited for.
        if (!struct || waiting.length > 1) waiting.pop()
        line.isWaiting = false
      }
    }
  }

  #awaited(by: Line, clientId: number): Line {
    by.isWaiting = true
    const line = this.#lines.get(clientId)
    if (!line || line.isWaiting || line.next === line.structs.length) throw resync('missing dependency')
    return line
  }

  #take(line: Line, struct: Struct): void {
    line.next++
    this.#clocks.set(struct.id.client, struct.id.clock + struct.length)
    this.taken.push(struct)
  }

  /** The client id whose structs must come before this one. */
  #missing(struct: Struct): number | undefined {
    if (!(struct instanceof Y.Item)) return undefined
    const { origin, rightOrigin } = struct
    // Before integration Yjs keeps an ID or a root's name here, which its types do not say.
    const parent: unknown = struct.parent
    if (origin && !this.#has(origin)) return origin.client
    if (rightOrigin && !this.#has(rightOrigin)) return rightOrigin.client
    return parent instanceof Y.ID && !this.#has(parent) ? parent.client : undefined
  }

  #has({ client, clock }: Y.ID): boolean {
    return clock < (this.#clocks.get(client) ?? this.clockOf(client))
  }
}
