import * as Y from 'yjs'
import { type CheckedUpdate, checkUpdate, type Known } from './checkUpdate'
import { asNamed, namedOf } from './namedDeletes'
import { checkPlaces, checkValues } from './postCheck'
import { poisoned, Refusal } from './refusal'
import { firstSliceSize, Slices } from './slices'
import { type DeletedRange, rangesOf, type Struct, type UpdateParts, writeUpdate } from './updateCode'

/*
 * The gate: the only way an update reaches a document in memory [S3][S4].
 *
 *   check      is the update well-formed, complete and the author's own? Nothing has changed yet.
 *   apply      Yjs integrates it; what really changed of what its author named (the effective update) is logged and sent on.
 *   postCheck  does every new item stand where its origins say, and is nothing left pending?
 *
 * A Refusal from `check` leaves the document as it was. One from `apply` is `poisoned`: the document in memory is not to be
 * trusted any more, and its room is dropped. In both cases nothing was logged, acknowledged or sent.
 *
 * A large update is applied in slices, between which the caller lets others have their turn. It is still one update: it is
 * logged and sent as a whole when its last slice is in.
 *
 * Client ids belong to persons. The first update under an id binds it; the binding is written with the log row.
 */

export interface GateOptions {
  doc: Y.Doc
  /** client id → person, as durable as the log */
  bindings: Map<number, string>
  roots: readonly string[]
  claimedBy?: Known['claimedBy']
  /** parts of an update that are applied at once */
  firstSlice?: number
}

/** Stops after each slice; ends with the effective update, or undefined when the document had it all. */
export type Applying = Generator<void, Uint8Array | undefined, void>

export class Gate {
  readonly bindings: Map<number, string>
  readonly #doc: Y.Doc
  readonly #known: Known
  readonly #firstSlice: number
  #effects: Uint8Array[] = []

  constructor({
    doc,
    bindings,
    roots,
    claimedBy = () => undefined,
    firstSlice = firstSliceSize,
  }: GateOptions) {
    this.#doc = doc
    this.bindings = bindings
    this.#firstSlice = firstSlice
    this.#known = {
      clockOf: (clientId) => Y.getState(doc.store, clientId),
      boundTo: (clientId) => bindings.get(clientId),
      claimedBy,
      roots: new Set(roots),
      structsOf: (clientId) => doc.store.clients.get(clientId) ?? [],
    }
    doc.on('update', (update: Uint8Array) => this.#effects.push(update))
  }

  check(update: Uint8Array, personId: string): CheckedUpdate {
    return checkUpdate(update, personId, this.#known)
  }

  /** Applies what `check` let pass. The effective update, or undefined when the document had it all. */
  apply(checked: CheckedUpdate, personId: string): Uint8Array | undefined {
    const applying = this.applyInSlices(checked, personId)
    let step = applying.next()
    while (!step.done) step = applying.next()
    return step.value
  }

  *applyInSlices(checked: CheckedUpdate, personId: string): Applying {
    // Not at the end: between two slices nobody else may take them.
    for (const clientId of checked.firstSeen) this.bindings.set(clientId, personId)
    try {
      const slices = new Slices(checked, this.#firstSlice)
      return slices.isOne ? this.#applyAtOnce(checked) : yield* this.#applyEach(slices)
    } catch (error) {
      throw error instanceof Refusal ? error : poisoned('apply failed')
    }
  }

  /** Whether the update would change anything: a reader's step 2 always repeats all deletions it knows of. */
  wouldChange({ isFresh, deletes }: CheckedUpdate): boolean {
    return isFresh || deletes.some((range) => !this.#isDeleted(range))
  }

  #applyAtOnce({ bytes, structs, deletes }: CheckedUpdate): Uint8Array | undefined {
    this.#effects = []
    this.#integrate(bytes, structs)
    checkValues(this.#doc, structs)
    const [effect, ...cleanUp] = this.#effects
    if (!effect) return undefined
    const named = isEqual(effect, bytes) ? effect : asNamed(effect, deletes)
    // Yjs cleaned up formatting behind the update.
    return cleanUp.length > 0 ? Y.mergeUpdates([named, ...cleanUp]) : named
  }

  *#applyEach(slices: Slices): Applying {
    const { structs, deletes: named } = slices.whole
    const deletes: DeletedRange[] = []
    const texts = new Set<Y.Text>()
    const transact = (work: (transaction: Y.Transaction) => void) => {
      const { deleteSet, changed } = this.#transact(work)
      deletes.push(...rangesOf(deleteSet))
      for (const type of changed.keys()) if (type instanceof Y.Text) texts.add(type)
    }
    const integrate = (slice: UpdateParts) =>
      transact((transaction) => {
        this.#integrate(writeUpdate(slice), slice.structs)
        // Yjs cleans formatting up behind what came from elsewhere. In the middle of an update it would see marks whose
        // counterparts are still to come, and take away what is needed.
        transaction.local = true
      })
    while (slices.next(integrate)) yield
    checkValues(this.#doc, structs)
    deletes.splice(0, deletes.length, ...namedOf(deletes, named))
    for (const text of texts) transact(() => Y.cleanupYTextFormatting(text))
    this.#effects = []
    return structs.length + deletes.length > 0 ? writeUpdate({ structs, deletes }) : undefined
  }

  #transact(work: (transaction: Y.Transaction) => void): Y.Transaction {
    return Y.transact(this.#doc, (transaction) => {
      work(transaction)
      return transaction
    })
  }

  #integrate(bytes: Uint8Array, structs: readonly Struct[]): void {
    Y.applyUpdate(this.#doc, bytes)
    if (this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null)
      throw poisoned('left pending')
    checkPlaces(this.#doc, structs)
  }

  #isDeleted({ clientId, clock, length }: DeletedRange): boolean {
    const structs = this.#doc.store.clients.get(clientId) ?? []
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
      const struct = structs[index]
      if (!struct || struct.id.clock >= clock + length) break
      if (!struct.deleted) return false
    }
    return true
  }
}

const isEqual = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
