import { findMoves } from './movedText'
import type { Passage } from './passages'
import type { IdRange } from './ranges'

/** The same letters under the ids they had and under those they have now; both ranges are of one length. */
export interface MovedIds {
  source: IdRange
  target: IdRange
}

/** Which of the letters that one row wrote it found in what it deleted. */
export function movedIds(deleted: readonly Passage[], written: readonly Passage[]): MovedIds[] {
  return findMoves(textsOf(deleted), textsOf(written)).flatMap((move) =>
    sideBySide(
      stretchOf(deleted[move.outOf], move.from, move.length),
      stretchOf(written[move.into], move.at, move.length),
    ),
  )
}

const textsOf = (passages: readonly Passage[]) => passages.map(({ text }) => text)

/** The ids of a stretch of a passage. */
function stretchOf(passage: Passage | undefined, from: number, length: number): IdRange[] {
  const ranges: IdRange[] = []
  let position = 0
  for (const range of passage?.ids ?? []) {
    const size = range.to - range.from
    const start = Math.max(from, position)
    const end = Math.min(from + length, position + size)
    if (start < end)
      ranges.push({
        client: range.client,
        from: range.from + start - position,
        to: range.from + end - position,
      })
    position += size
  }
  return ranges
}

/** Cuts two lists of ranges of equal length where either begins another range. */
function sideBySide(sources: readonly IdRange[], targets: readonly IdRange[]): MovedIds[] {
  const pairs: MovedIds[] = []
  const rest = targets.map((target) => ({ ...target }))
  for (const source of sources) {
    let { from } = source
    while (from < source.to) {
      const target = rest[0]
      if (!target) return pairs
      const size = Math.min(source.to - from, target.to - target.from)
      pairs.push({
        source: { client: source.client, from, to: from + size },
        target: { client: target.client, from: target.from, to: target.from + size },
      })
      from += size
      target.from += size
      if (target.from === target.to) rest.shift()
    }
  }
  return pairs
}
