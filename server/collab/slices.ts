import { poisoned } from './refusal'
import type { UpdateParts } from './updateCode'

/** A slice takes about this long: others hardly notice it, and what every slice costs of itself stays small beside it. */
const sliceMs = 5
const sizeMin = 32
const sizeMax = 2_000
/** What fits in the first slice is applied at once: words, pastes, formats. */
export const firstSliceSize = 250

/**
 * What applying one update may cost in all: a part costs some 10 µs, but made-up origins can have Yjs walk past thousands of
 * items for each of them. Processor time, since a busy machine is nobody's fault.
 */
const cpuMsMax = 500
const cpuMsPerPart = 0.05

/** An update in parts, each of which can be applied on the ones before it; and how large the next one may be [S8]. */
export class Slices {
  #at = 0
  #size: number
  #cpuMsLeft: number

  constructor(
    readonly whole: UpdateParts,
    readonly firstSize: number,
  ) {
    this.#size = firstSize
    this.#cpuMsLeft = cpuMsMax + this.#count * cpuMsPerPart
  }

  get isOne(): boolean {
    return this.#count <= this.firstSize
  }

  /** Hands the next slice to `work`. False when there was none left. */
  next(work: (slice: UpdateParts) => void): boolean {
    if (this.#at >= this.#count) return false
    const before = cpuMs()
    work(this.#cut(this.#at, this.#at + this.#size))
    const took = cpuMs() - before
    this.#at += this.#size
    this.#cpuMsLeft -= took
    if (this.#cpuMsLeft < 0) throw poisoned('too costly')
    const fitting = Math.round((this.#size * sliceMs) / Math.max(took, 1))
    this.#size = Math.min(Math.max(fitting, sizeMin), this.#size * 2, sizeMax)
    return true
  }

  get #count(): number {
    return this.whole.structs.length + this.whole.deletes.length
  }

  /** Deletes come behind all structs: they may concern any of them. */
  #cut(from: number, to: number): UpdateParts {
    const { structs, deletes } = this.whole
    const behind = (at: number) => Math.max(0, at - structs.length)
    return { structs: structs.slice(from, to), deletes: deletes.slice(behind(from), behind(to)) }
  }
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
