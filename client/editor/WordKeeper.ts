import * as Y from 'yjs'
import type { Incoming } from '../collab/incoming'
import { type Knowledge, signsOf } from './documentSigns'
import { copiesOf, type Letter, movesOf, type Restored } from './lostWords'

interface Options {
  fragment: Y.XmlFragment
  /** whether a block of this name holds text itself */
  holdsText: (nodeName: string) => boolean
  /** of the transactions that put words back: an undo manager takes them for what they are, this person's */
  origin: unknown
  mayWrite: () => boolean
  onRestored: (places: Restored[]) => void
}

/** Somebody who has not heard of words being carried acts on the old ones only within the time a message takes. */
const carriedMax = 500

interface Left {
  id: Y.ID
  letter: string
}

/** Keeps this person's words where they belong, whatever the others do to the blocks around them (lostWords.ts). */
export class WordKeeper {
  #incoming: Incoming | undefined
  /** letters that were carried from where somebody may still see them, by their ids */
  readonly #left = new Map<string, Left>()

  constructor(readonly options: Options) {
    // Before the observers, so that an editor renders the others' change and the words put back as one: the caret stays with them.
    options.fragment.doc?.on('beforeObserverCalls', this.#merged)
  }

  /** To be told of each update before it is merged. */
  expect(incoming: Incoming | undefined) {
    this.#incoming = incoming
  }

  stop() {
    this.options.fragment.doc?.off('beforeObserverCalls', this.#merged)
  }

  #merged = (transaction: Y.Transaction) => {
    const incoming = this.#incoming
    if (transaction.local || !incoming) return
    this.#incoming = undefined
    // Nearly always: somebody types.
    const isQuiet = transaction.deleteSet.clients.size === 0 && this.#left.size === 0
    if (isQuiet || !this.options.mayWrite()) return
    const knowledge = this.#knows(transaction, incoming)
    if (transaction.deleteSet.clients.size > 0 || knowledge.isAnyLeft) this.#restore(transaction, knowledge)
  }

  #restore(transaction: Y.Transaction, knowledge: Knowledge) {
    const { fragment, holdsText, origin, onRestored } = this.options
    const signs = signsOf(fragment, transaction, knowledge, holdsText)
    const moves = movesOf(signs)
    const copies = copiesOf(signs)
    if (moves.length + copies.length === 0) return
    forgetPlaces(transaction)
    const places = transaction.doc.transact(() => {
      const remove = removalOf(copies)
      // Backwards, so that the places before stay true.
      const restored = moves.reverse().map((move) => move(fragment))
      remove(transaction.doc)
      return restored
    }, origin)
    for (const { carried, text } of places)
      for (const [index, id] of carried.entries()) this.#leave(id, text.charAt(index))
    // Who copied them may have copied the copy meanwhile.
    for (const { id, shape } of copies) this.#leave(id, shape)
    if (places.length > 0) onRestored(places)
  }

  #leave(id: Y.ID, letter: string) {
    this.#left.set(keyOf(id), { id, letter })
    const [oldest] = this.#left.keys()
    if (this.#left.size > carriedMax && oldest !== undefined) this.#left.delete(oldest)
  }

  #knows(transaction: Y.Transaction, { update, isCatchUp }: Incoming): Knowledge {
    const named = Y.decodeUpdate(update).ds
    const isNamed = ({ id }: Left) => Y.isDeleted(named, id)
    return {
      isLost: lostIn(transaction, isCatchUp, named),
      // What answers a client that comes back names this client's own deletions too: there, they say nothing of the others.
      isAnyLeft: !isCatchUp && [...this.#left.values()].some(isNamed),
      leftAt: (id) => {
        const left = isCatchUp ? undefined : this.#left.get(keyOf(id))
        return left && isNamed(left) ? left.letter : undefined
      },
    }
  }
}

const keyOf = ({ client, clock }: Y.ID) => `${client}:${clock}`

type DeleteSet = Y.Transaction['deleteSet']

/**
 * Tells of an id whether it was lost: deleted, but not named. What the server had is named in its answer to a client that
 * comes back, so unnamed is then what this browser never sent, under whatever id.
 */
function lostIn({ deleteSet, doc }: Y.Transaction, isCatchUp: boolean, named: DeleteSet) {
  const isMine = (client: number) => isCatchUp || client === doc.clientID
  return (id: Y.ID) => isMine(id.client) && Y.isDeleted(deleteSet, id) && !Y.isDeleted(named, id)
}

/** Yjs remembers where it last read in each text, and forgets it only with the observers of a remote change: later than this. */
function forgetPlaces({ changed }: Y.Transaction) {
  for (const type of changed.keys()) if (type._searchMarker) type._searchMarker.length = 0
}

/** To be called before anything moves: what it returns deletes the letters wherever they stand by then. */
function removalOf(letters: readonly Letter[]): (doc: Y.Doc) => void {
  const places = letters.map(({ text, index }) => Y.createRelativePositionFromTypeIndex(text, index))
  return (doc) => {
    for (const place of places) {
      const found = Y.createAbsolutePositionFromRelativePosition(place, doc)
      if (found?.type instanceof Y.XmlText) found.type.delete(found.index, 1)
    }
  }
}
