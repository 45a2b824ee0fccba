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

/** The parts of `ranges` that `named` covers. */
export function namedOf(ranges: readonly DeletedRange[], named: readonly DeletedRange[]): DeletedRange[] {
  const namedBy = byClient(named, ({ clientId }) => clientId)
  return ranges.flatMap((range) =>
    (namedBy.get(range.clientId) ?? []).flatMap((other) => overlap(range, other)),
  )
}

function overlap(one: DeletedRange, other: DeletedRange): DeletedRange[] {
  const clock = Math.max(one.clock, other.clock)
  const length = Math.min(one.clock + one.length, other.clock + other.length) - clock
  return length > 0 ? [{ ...one, clock, length }] : []
}
