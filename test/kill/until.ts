import { setTimeout as pause } from 'node:timers/promises'

/** Longer than any start or reconnection takes on a busy machine. */
const patienceMs = 60_000

export async function until(condition: () => boolean, what: string): Promise<void> {
  const begun = Date.now()
  while (!condition()) {
    if (Date.now() - begun > patienceMs) throw new Error(`never came: ${what}`)
    await pause(2)
  }
}
