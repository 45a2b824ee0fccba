import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'

/** Another process (the command line beside the server) holds the file this long at most before we give up. */
const busyMsMax = 10_000
/** Short enough not to be felt, long enough not to burn the processor. */
const pauseMs = 3

/**
 * Tries again while somebody else writes to the file. SQLite's own waiting would block the event loop and with it everybody's typing.
 * A statement that met SQLITE_BUSY has done nothing, so trying it again is safe.
 */
export async function whenFree<T>(work: () => T | Promise<T>): Promise<T> {
  const start = performance.now()
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error) || performance.now() - start > busyMsMax) throw error
      await pause(pauseMs)
    }
  }
}

export const isBusy = (error: unknown) =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
