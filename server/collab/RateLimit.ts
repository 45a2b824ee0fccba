/** A bucket of tokens: `burst` at once, `perSecond` in the long run [S8]. */
export class RateLimit {
  #tokens: number
  #at: number

  constructor(
    readonly perSecond: number,
    readonly burst: number,
    now: number,
  ) {
    this.#tokens = burst
    this.#at = now
  }

  /** Takes `cost` tokens, or none and false when there are too few. */
  take(now: number, cost = 1): boolean {
    const elapsedMs = Math.max(0, now - this.#at)
    this.#tokens = Math.min(this.burst, this.#tokens + (elapsedMs * this.perSecond) / 1000)
    this.#at = now
    if (this.#tokens < cost) return false
    this.#tokens -= cost
    return true
  }
}
