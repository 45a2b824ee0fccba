import * as Y from 'yjs'
import type { Incoming } from '../collab/incoming'
import { type Sign, signsOf } from './documentSigns'
import { movesOf, type Restored, shapesOf } from './lostWords'

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
const carriedMax = 20

/** Keeps this person's words where they belong, whatever the others do to the blocks around them (lostWords.ts). */
export class WordKeeper {
  #incoming: Incoming | undefined
  /** words that were carried from where somebody may still have seen them */
  #carried: Restored[] = []

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
    if (transaction.deleteSet.clients.size === 0 || !this.options.mayWrite()) return
    this.#restore(transaction, incoming)
  }

  #restore(transaction: Y.Transaction, incoming: Incoming) {
    const { fragment, holdsText, origin, onRestored } = this.options
    const named = Y.decodeUpdate(incoming.update).ds
    const signs = signsOf(fragment, transaction, lostIn(transaction, incoming.isCatchUp, named), holdsText)
    const doubled = incoming.isCatchUp ? [] : this.#doubledBy(signs, named)
    const moves = movesOf(signs)
    if (moves.length + doubled.length === 0) return
    forgetPlaces(transaction)
    const places = transaction.doc.transact(() => {
      // Backwards, so that the places before stay true.
      const restored = moves.reverse().map((move) => move(fragment))
      for (const each of doubled) takeBack(each, transaction.doc)
      return restored
    }, origin)
    this.#carried = [...this.#carried, ...places.filter(({ carried }) => carried.length > 0)].slice(
      -carriedMax,
    )
    if (places.length > 0) onRestored(places)
  }

  /** Whoever deleted the letters that were carried away meanwhile had them in a copy: the carried ones are one too many. */
  #doubledBy(signs: readonly Sign[], named: DeleteSet): Restored[] {
    const inserted = shapesOf(signs.filter(({ wasThere }) => !wasThere))
    const isDoubled = ({ carried, text }: Restored) =>
      carried.every((id) => Y.isDeleted(named, id)) && inserted.includes(text)
    const doubled = this.#carried.filter(isDoubled)
    this.#carried = this.#carried.filter((each) => !doubled.includes(each))
    return doubled
  }
}

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

function takeBack({ from, to, text }: Restored, doc: Y.Doc) {
  const start = Y.createAbsolutePositionFromRelativePosition(from, doc)
  const end = Y.createAbsolutePositionFromRelativePosition(to, doc)
  if (!start || !(start.type instanceof Y.XmlText) || start.type !== end?.type) return
  // Only as they were put there: words that somebody has written on in are theirs by now.
  if (end.index - start.index === text.length) start.type.delete(start.index, text.length)
}
