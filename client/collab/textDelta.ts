/** A change of a Y.Text as its events describe it. */
export type TextDelta = readonly {
  retain?: number | undefined
  insert?: unknown
  delete?: number | undefined
}[]

/** Where a caret goes: text that arrives exactly at it lands behind it, so nobody's typing pushes mine along. */
export function mapCaret(position: number, delta: TextDelta): number {
  let index = 0
  let mapped = position
  for (const part of delta) {
    if (part.retain) index += part.retain
    else if (part.insert !== undefined) {
      const length = lengthOf(part.insert)
      if (index < mapped) mapped += length
      index += length
    } else if (part.delete && index < mapped) mapped -= Math.min(part.delete, mapped - index)
  }
  return mapped
}

/** Where characters went, ascending; those that were deleted are left out. */
export function mapCharacters(positions: readonly number[], delta: TextDelta): number[] {
  let index = 0
  let mapped = [...positions]
  for (const part of delta) {
    if (part.retain) index += part.retain
    else if (part.insert !== undefined) {
      const length = lengthOf(part.insert)
      mapped = mapped.map((position) => (position >= index ? position + length : position))
      index += length
    } else if (part.delete) {
      const gone = part.delete
      mapped = mapped
        .filter((position) => position < index || position >= index + gone)
        .map((position) => (position >= index ? position - gone : position))
    }
  }
  return mapped
}

const lengthOf = (insert: unknown) => (typeof insert === 'string' ? insert.length : 1)
