export interface DiffLine {
  state: 'kept' | 'deleted' | 'inserted'
  text: string
}

/** Two texts line by line: the longest common run of lines is kept, what is only in one of them is deleted or inserted. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [one, other] = [before.split('\n'), after.split('\n')]
  const head = commonHead(one, other)
  const tail = commonHead(one.slice(head).reverse(), other.slice(head).reverse())
  const kept = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ state: 'kept', text }))
  return [
    ...kept(one.slice(0, head)),
    ...middle(one.slice(head, one.length - tail), other.slice(head, other.length - tail)),
    ...kept(one.slice(one.length - tail)),
  ]
}

function commonHead(one: readonly string[], other: readonly string[]): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1
  return length
}

/** lengths[i][j]: how long the longest common run of the lines from i and from j on is. */
function middle(one: readonly string[], other: readonly string[]): DiffLine[] {
  const lengths = one.map(() => new Array<number>(other.length + 1).fill(0))
  lengths.push(new Array<number>(other.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row) row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [deleted, inserted] = [one[i], other[j]]
    if (deleted !== undefined && deleted === inserted) {
      lines.push({ state: 'kept', text: deleted })
      i += 1
      j += 1
    } else if (deleted !== undefined && (inserted === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ state: 'deleted', text: deleted })
      i += 1
    } else if (inserted !== undefined) {
      lines.push({ state: 'inserted', text: inserted })
      j += 1
    }
  }
  return lines
}
