import { join } from 'node:path'
import { inject } from 'vitest'
import type { Store } from '../../server/store/Store'
import { openSqlite } from '../../server/store/sqlite'
import { takeDatabase } from './postgresDatabases'
import { temporaryDirectory } from './temporaryDirectory'

/** Data of its own for whoever asks, on the engine that this run of the tests is about. It can be opened again and again. */
export interface TestPlace {
  /** `report` hears what the store tells its operator; printed unless given. */
  open(report?: (error: unknown) => void): Promise<Store>
  /** After all its stores are closed. */
  remove(): Promise<void>
}

export function newTestPlace(): TestPlace {
  const address = inject('postgres')
  return address === undefined ? sqlitePlace() : takeDatabase(address)
}

/** The same for whoever opens it once. */
export async function openTestStore(): Promise<{ store: Store; close: () => Promise<void> }> {
  const place = newTestPlace()
  const store = await place.open()
  const close = async () => {
    await store.close()
    await place.remove()
  }
  return { store, close }
}

function sqlitePlace(): TestPlace {
  const { path, remove } = temporaryDirectory()
  return { open: (report) => openSqlite(join(path, 'entaku.db'), report), remove: async () => remove() }
}
