import * as Y from 'yjs'
import { refused } from './refusal'
import { byClient, type Struct, type UpdateParts } from './updateCode'

type StructsOf = (clientId: number) => readonly Struct[]

/**
 * A character such as 𠮷 is two code units, and Yjs counts code units: where an item is cut between the two, both become
 * U+FFFD for good. Cut on one replica and not on another, people would read different texts. No editor of ours cuts there; an update that would is refused [S4].
 */
export function assertNoPairIsCut({ structs, deletes }: UpdateParts, structsOf: StructsOf): void {
  const own = byClient(structs.some(hasPair) ? structs : [], ({ id }) => id.client)
  const assertUncut = (clientId: number, clock: number) => {
    if (isInsidePair(structsOf(clientId), clock) || isInsidePair(own.get(clientId) ?? [], clock))
      throw refused('character cut in two')
  }
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { origin, rightOrigin } = struct
    if (origin) assertUncut(origin.client, origin.clock + 1)
    if (rightOrigin) assertUncut(rightOrigin.client, rightOrigin.clock)
  }
  for (const { clientId, clock, length } of deletes) {
    assertUncut(clientId, clock)
    assertUncut(clientId, clock + length)
  }
}

const hasPair = (struct: Struct) =>
  struct instanceof Y.Item &&
  struct.content instanceof Y.ContentString &&
  /[\ud800-\udbff]/.test(struct.content.str)

/** Whether the code units before and at `clock` are the halves of one character. */
function isInsidePair(structs: readonly Struct[], clock: number): boolean {
  const [first, last] = [structs[0], structs.at(-1)]
  if (!first || !last || clock <= first.id.clock || clock >= last.id.clock + last.length) return false
  // It only reads; Yjs types it for the arrays of its store.
  const struct = structs[Y.findIndexSS(structs as (Y.Item | Y.GC)[], clock)]
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return false
  const offset = clock - struct.id.clock
  return (
    offset > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(struct.content.str.slice(offset - 1, offset + 1))
  )
}
