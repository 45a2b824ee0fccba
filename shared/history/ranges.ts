/** The ids of things that one client wrote one after the other: `from` ≤ clock < `to`. */
export interface IdRange {
  client: number
  from: number
  to: number
}

/** Stretches of the clocks of many clients, each with a value: what Yjs ids are looked up in. Stretches never overlap. */
export class Ranges<V> {
  readonly #byClient = new Map<number, Stretch<V>[]>()
  /** clients whose stretches came out of order: sorted when somebody asks */
  readonly #unsorted = new Set<number>()

  /** `from` ≤ clock < `to`, none of it known before. */
  add(client: number, from: number, to: number, value: V): void {
    const stretches = this.#byClient.get(client)
    const last = stretches?.at(-1)
    if (!stretches || !last) this.#byClient.set(client, [{ from, to, value }])
    else if (last.to === from && last.value === value) last.to = to
    else {
      if (from < last.to) this.#unsorted.add(client)
      stretches.push({ from, to, value })
    }
  }

  at(client: number, clock: number): V | undefined {
    const stretches = this.#sorted(client)
    const found = stretches[firstEndingAfter(stretches, clock)]
    return found && found.from <= clock ? found.value : undefined
  }

  /** Cuts `from` ≤ clock < `to` where values change; where nothing is known the value is undefined. */
  pieces(client: number, from: number, to: number): Piece<V>[] {
    const stretches = this.#sorted(client)
    const pieces: Piece<V>[] = []
    let clock = from
    for (let index = firstEndingAfter(stretches, from); clock < to; index++) {
      const stretch = stretches[index]
      const start = Math.min(to, stretch?.from ?? to)
      if (clock < start) pieces.push({ from: clock, to: start, value: undefined })
      clock = Math.max(clock, start)
      if (!stretch || clock >= to) break
      const end = Math.min(to, stretch.to)
      pieces.push({ from: clock, to: end, value: stretch.value })
      clock = end
    }
    return pieces
  }

  #sorted(client: number): readonly Stretch<V>[] {
    const stretches = this.#byClient.get(client)
    if (stretches && this.#unsorted.delete(client)) stretches.sort((one, other) => one.from - other.from)
    return stretches ?? []
  }
}

interface Stretch<V> {
  from: number
  to: number
  value: V
}
export type Piece<V> = Stretch<V | undefined>

function firstEndingAfter(stretches: readonly { to: number }[], clock: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((stretches[middle]?.to ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  return low
}
