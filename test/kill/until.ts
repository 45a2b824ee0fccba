import { setTimeout as pause } from 'node:timers/promises'
import type { Typist } from './Typist'

/** Longer than any start or reconnection takes on a busy machine. */
const patienceMs = 100_000

/** Fails at once when one of the typists was turned away: none of them does what a server may refuse. */
export async function until(
  typists: readonly Typist[],
  condition: () => boolean,
  what: string,
): Promise<void> {
  const begun = Date.now()
  while (!condition()) {
    const closed = typists.find(({ closedBy }) => closedBy !== undefined)
    if (closed) throw new Error(`${closed.name} was closed with ${closed.closedBy} while waiting for ${what}`)
    if (Date.now() - begun > patienceMs) throw new Error(`never came: ${what}`)
    await pause(2)
  }
}
