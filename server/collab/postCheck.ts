import * as Y from 'yjs'
import { poisoned } from './refusal'
import type { Struct } from './updateCode'

/** Steps along lists before their items are numbered instead: a few words need no numbering, a whole document does. */
const stepsMax = 10_000

/**
 * After structs were applied: every new item must lie between its two origins in one and the same list (the values that
 * an entry of a map had are a list too). Yjs does not check this, and an item for which it does not hold integrates at different
 * places in different replicas: people would read different minutes [S4].
 */
export function checkPlaces(doc: Y.Doc, structs: readonly Struct[]): void {
  const walk = new Walk(doc)
  for (const struct of structs)
    if (struct instanceof Y.Item && (struct.origin !== null || struct.rightOrigin !== null))
      walk.checkPlace(struct)
}

/**
 * After the update's deletes were applied, too: a living value of a map is one value. A longer one would be split by later edits,
 * not everywhere at the same place.
 */
export function checkValues(doc: Y.Doc, structs: readonly Struct[]): void {
  for (const { id, length } of structs) {
    const item = length > 1 ? find(doc, id) : undefined
    if (item instanceof Y.Item && item.parentSub !== null && !item.deleted) throw poisoned('out of order')
  }
}

type Side = 'left' | 'right'

class Walk {
  #stepsLeft = stepsMax
  readonly #places = new Map<Y.Item, number>()

  constructor(readonly doc: Y.Doc) {}

  /** `sent` is the struct as it was decoded: its origins are the claim that is checked. */
  checkPlace(sent: Y.Item): void {
    const item = find(this.doc, sent.id)
    // Collected already.
    if (!(item instanceof Y.Item)) return
    const isMergedIntoItsOrigin = item.id.clock < sent.id.clock
    if (sent.origin !== null && !isMergedIntoItsOrigin) this.#checkReach(item, sent.origin, 'left')
    if (sent.rightOrigin !== null) this.#checkReach(item, sent.rightOrigin, 'right')
  }

  #checkReach(from: Y.Item, id: Y.ID, side: Side): void {
    const target = find(this.doc, id)
    // What was collected has no place any more to compare with.
    if (!(target instanceof Y.Item)) return
    if (target.parent !== from.parent || target.parentSub !== from.parentSub) throw poisoned('out of order')
    if (!this.#reaches(from, target, side)) throw poisoned('out of order')
  }

  #reaches(from: Y.Item, target: Y.Item, side: Side): boolean {
    for (let at = from[side]; this.#stepsLeft > 0; at = at[side]) {
      if (at === target) return true
      if (at === null) return false
      this.#stepsLeft--
    }
    const distance = this.#placeOf(target) - this.#placeOf(from)
    return side === 'left' ? distance < 0 : distance > 0
  }

  #placeOf(item: Y.Item): number {
    if (!this.#places.has(item)) this.#numberListOf(item)
    return this.#places.get(item) ?? Number.NaN
  }

  #numberListOf(item: Y.Item): void {
    let at: Y.Item | null = item
    while (at.left) at = at.left
    for (let place = 0; at; at = at.right) this.#places.set(at, place++)
  }
}

function find({ store }: Y.Doc, { client, clock }: Y.ID): Y.Item | Y.GC | undefined {
  const structs = store.clients.get(client)
  return structs?.[Y.findIndexSS(structs, clock)]
}
