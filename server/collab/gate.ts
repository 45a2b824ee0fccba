import * as Y from 'yjs'
import { type CheckedUpdate, checkUpdate, type Known } from './checkUpdate'
import { postCheck } from './postCheck'
import { poisoned, Refusal } from './refusal'

/*
 * The gate: the only way an update reaches a document in memory [S3][S4].
 *
 *   check      is the update well-formed, complete and the author's own? Nothing has changed yet.
 *   apply      Yjs integrates it; what really changed (the effective update) is what is logged and sent on.
 *   postCheck  does every new item stand where its origins say, and is nothing left pending?
 *
 * A Refusal from `check` leaves the document as it was. One from `apply` is `poisoned`: the document in memory is not to be
 * trusted any more, and its room is dropped. In both cases nothing was logged, acknowledged or sent.
 *
 * Client ids belong to persons. The first update under an id binds it; the binding is written with the log row.
 */

export interface GateOptions {
  doc: Y.Doc
  /** client id → person, as durable as the log */
  bindings: Map<number, string>
  roots: readonly string[]
  claimedBy?: Known['claimedBy']
}

export class Gate {
  readonly bindings: Map<number, string>
  readonly #doc: Y.Doc
  readonly #known: Known
  #effects: Uint8Array[] = []

  constructor({ doc, bindings, roots, claimedBy = () => undefined }: GateOptions) {
    this.#doc = doc
    this.bindings = bindings
    this.#known = {
      clockOf: (clientId) => Y.getState(doc.store, clientId),
      boundTo: (clientId) => bindings.get(clientId),
      claimedBy,
      roots: new Set(roots),
    }
    doc.on('update', (update: Uint8Array) => this.#effects.push(update))
  }

  check(update: Uint8Array, personId: string): CheckedUpdate {
    return checkUpdate(update, personId, this.#known)
  }

  /** Applies what `check` let pass. The effective update, or undefined when the document had it all. */
  apply(checked: CheckedUpdate, personId: string): Uint8Array | undefined {
    this.#effects = []
    try {
      Y.applyUpdate(this.#doc, checked.bytes)
      if (this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null)
        throw poisoned('left pending')
      if (checked.isFresh) postCheck(this.#doc, checked.structs)
      for (const clientId of checked.firstSeen) this.bindings.set(clientId, personId)
      // More than one when Yjs cleaned up formatting behind the update.
      return this.#effects.length > 1 ? Y.mergeUpdates(this.#effects) : this.#effects[0]
    } catch (error) {
      throw error instanceof Refusal ? error : poisoned('apply failed')
    }
  }

  /** Whether the update would change anything: a reader's step 2 always repeats all deletions it knows of. */
  wouldChange({ isFresh, deletes }: CheckedUpdate): boolean {
    if (isFresh) return true
    for (const [clientId, ranges] of deletes.clients)
      for (const { clock, len } of ranges) if (!this.#isDeleted(clientId, clock, clock + len)) return true
    return false
  }

  #isDeleted(clientId: number, start: number, end: number): boolean {
    const structs = this.#doc.store.clients.get(clientId) ?? []
    for (let index = Y.findIndexSS(structs, start); index < structs.length; index++) {
      const struct = structs[index]
      if (!struct || struct.id.clock >= end) break
      if (!struct.deleted) return false
    }
    return true
  }
}
