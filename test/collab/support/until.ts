import { setTimeout as pause } from 'node:timers/promises'

const patienceMs = 10_000

/** Waits for a condition; fails saying what did not come. */
export async function until(condition: () => boolean, what: string | (() => string)): Promise<void> {
  const start = Date.now()
  while (!condition()) {
    if (Date.now() - start > patienceMs)
      throw new Error(`never came: ${typeof what === 'string' ? what : what()}`)
    await pause(2)
  }
}
