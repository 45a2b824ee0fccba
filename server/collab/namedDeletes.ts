import { byClient, type DeletedRange, readUpdate, writeUpdate } from './updateCode'

/**
 * What of an effective update its author asked for. Applying a deletion also deletes what stood inside and its author had not
 * seen; every reader finds that out by itself. Left out, an update names what its author meant and nothing else: by this, people
 * whose words went unseen with a block find them and put them back (client/editor/lostWords.ts).
 */
export function asNamed(effective: Uint8Array, named: readonly DeletedRange[]): Uint8Array {
  const { structs, deletes } = readUpdate(effective)
  return writeUpdate({ structs, deletes: namedOf(deletes, named) })
}

/** The parts of `ranges` that `named` covers. Both may be long, and in any order: hence one pass over each. */
export function namedOf(ranges: readonly DeletedRange[], named: readonly DeletedRange[]): DeletedRange[] {
  const namedBy = byClient(named, ({ clientId }) => clientId)
  return [...byClient(ranges, ({ clientId }) => clientId)].flatMap(([clientId, theirs]) =>
    overlaps(joined(theirs), joined(namedBy.get(clientId) ?? [])),
  )
}

/** Of one client id, ascending; what overlaps or touches is one range. */
function joined(ranges: readonly DeletedRange[]): DeletedRange[] {
  const found: DeletedRange[] = []
  for (const range of ranges.toSorted((one, other) => one.clock - other.clock)) {
    const last = found.at(-1)
    if (!last || range.clock > endOf(last)) found.push({ ...range })
    else last.length = Math.max(last.length, endOf(range) - last.clock)
  }
  return found
}

function overlaps(ranges: readonly DeletedRange[], others: readonly DeletedRange[]): DeletedRange[] {
  const found: DeletedRange[] = []
  let [index, otherIndex] = [0, 0]
  for (let range = ranges[0], other = others[0]; range && other; ) {
    const clock = Math.max(range.clock, other.clock)
    const length = Math.min(endOf(range), endOf(other)) - clock
    if (length > 0) found.push({ ...range, clock, length })
    if (endOf(range) < endOf(other)) range = ranges[++index]
    else other = others[++otherIndex]
  }
  return found
}

const endOf = ({ clock, length }: DeletedRange) => clock + length
