import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/**
 * One server process per embedded store: rooms live in memory, and two processes would fight over each document's head.
 * The lock is an open exclusive transaction, so the operating system releases it however the process ends.
 */
export function lockDataDir(dataDir: string): () => Promise<void> {
  const holder = new Sqlite(join(dataDir, 'server.lock'), { timeout: 0 })
  try {
    holder.exec('BEGIN EXCLUSIVE')
  } catch {
    holder.close()
    throw new Error(
      `データの場所 ${dataDir} は、動いている別の Entaku が使っています。そちらを止めるか、ENTAKU_DATA_DIR で別の場所を指定してください。`,
    )
  }
  return async () => void holder.close()
}
