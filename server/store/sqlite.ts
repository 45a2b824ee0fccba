import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type QueryResult,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { migrate } from './migrations'
import type { Dialect } from './migrations/Migration'
import type { Db, Store } from './Store'
import { whenFree } from './sqliteBusy'
import { SqliteLog } from './sqliteLog'
import type { Report } from './TableLog'
import type { Tables } from './Tables'

/** Only for switching a new file to WAL, when several processes start at once; later waiting is done by whenFree. */
const openTimeoutMs = 10_000
/** Longer than any transaction of the product; who waits longer waits for itself. */
const connectionWaitMs = 15_000

/**
 * The embedded engine: one SQLite file. WAL with synchronous=FULL, so what was committed survives a power cut [S1].
 * One connection serves the log and the tables; Kysely's lock keeps the log's commits out of an open transaction.
 */
export async function openSqlite(file: string, report: Report = console.error): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true })
  const database = openFile(file)
  const db: Db = new Kysely<Tables>({ dialect: new ImmediateDialect({ database }) })
  try {
    await db.transaction().execute((tx) => migrate(tx, dialect))
    return {
      log: new SqliteLog(db, database, report),
      db,
      transaction: (work) => db.transaction().execute(work),
      // Whoever is in the middle of a transaction ends it first.
      close: async () => {
        await db.connection().execute(async () => undefined)
        await db.destroy()
      },
    }
  } catch (error) {
    database.close()
    throw error
  }
}

const dialect: Dialect = { bytes: 'blob' }

function openFile(file: string): Database.Database {
  const database = new Database(file, { timeout: openTimeoutMs })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 0')
  return database
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: Database.Database

  constructor(config: { database: Database.Database }) {
    super(config)
    this.#database = config.database
  }

  override createDriver() {
    return new ImmediateDriver({ database: this.#database })
  }
}

class ImmediateDriver extends SqliteDriver {
  /** A transaction that first reads and then writes could lose the file to another process in between and fail; this one waits at its start. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** Using `store.db` inside a transaction would wait for its own end for ever: it fails and says so. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = super.acquireConnection()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        void connection.then(() => this.releaseConnection())
        reject(new Error('the connection was not free in time: was store.db used where tx was meant?'))
      }, connectionWaitMs)
    })
    try {
      return new PatientConnection(await Promise.race([connection, late]))
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Waits where another process is writing. */
class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection

  constructor(inner: DatabaseConnection) {
    this.#inner = inner
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return whenFree(() => this.#inner.executeQuery<R>(query))
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery<R>(query, chunkSize)
  }
}
