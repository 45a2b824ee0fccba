import * as Y from 'yjs'
import type { CheckedUpdate } from './checkUpdate'
import { poisoned } from './refusal'

/** Steps along a list before we stop looking: bounds what an adversary can make us walk. */
const stepsMax = 200_000

/**
 * After an update was applied: every new item must lie between its two origins in one and the same list (the values that
 * an entry of a map had are a list too). Yjs does not check
 * this, and an item for which it does not hold integrates at different places in different replicas: people would read
 * different minutes [S4].
 */
export function postCheck(doc: Y.Doc, structs: CheckedUpdate['structs']): void {
  const walk = new Walk(doc)
  for (const struct of structs)
    if (struct instanceof Y.Item && (struct.origin !== null || struct.rightOrigin !== null))
      walk.checkPlace(struct)
}

class Walk {
  #steps = 0

  constructor(readonly doc: Y.Doc) {}

  /** `sent` is the struct as it was decoded: its origins are the claim that is checked. */
  checkPlace(sent: Y.Item): void {
    const item = this.#find(sent.id)
    // Collected already.
    if (!(item instanceof Y.Item)) return
    // A living value of a map is one value: a longer one would be split by later edits, not everywhere at the same place.
    if (item.parentSub !== null && sent.length > 1 && !item.deleted) throw poisoned('out of order')
    const isMergedIntoItsOrigin = item.id.clock < sent.id.clock
    if (sent.origin !== null && !isMergedIntoItsOrigin) this.#checkReach(item, sent.origin, 'left')
    if (sent.rightOrigin !== null) this.#checkReach(item, sent.rightOrigin, 'right')
  }

  #checkReach(from: Y.Item, id: Y.ID, side: 'left' | 'right'): void {
    const target = this.#find(id)
    // What was collected has no place any more to compare with.
    if (!(target instanceof Y.Item)) return
    if (target.parent !== from.parent || target.parentSub !== from.parentSub) throw poisoned('out of order')
    let at = from[side]
    while (at !== target) {
      if (at === null || ++this.#steps > stepsMax) throw poisoned('out of order')
      at = at[side]
    }
  }

  #find({ client, clock }: Y.ID): Y.Item | Y.GC | undefined {
    const structs = this.doc.store.clients.get(client)
    return structs?.[Y.findIndexSS(structs, clock)]
  }
}
