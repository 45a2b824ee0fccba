import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely'
import { migrate } from './migrations'
import type { Dialect } from './migrations/Migration'
import { assertUsable } from './postgresCheck'
import { againAfterDeadlock, explained } from './postgresErrors'
import { PostgresLog } from './postgresLog'
import { openPool, type Patience, patience, poolForKysely, writerLock } from './postgresPool'
import type { Db, Store } from './Store'
import type { Report } from './TableLog'
import type { Tables } from './Tables'

/** Reads and verbs. A prefecture's whole morning fits: a verb takes some milliseconds. */
const connectionsMax = 10
/** The group commit makes one at a time; a second is there while a broken one is being replaced. */
const commitConnectionsMax = 2

/**
 * The engine for more than one machine. Two rules make the verbs, which were written for one writer at a time, hold here too:
 *
 *   - Transactions take turns: each begins by taking one lock of the whole database, and sees all that was committed before it.
 *     That is what SQLite's `begin immediate` is; no verb needs to know of serialization failures. A verb takes some
 *     milliseconds and people seldom act at the same moment, so that the turns are no bottleneck.
 *   - The log's commits take no turn. They are single statements that compare and set the heads of their documents
 *     (postgresLog.ts), and have connections of their own: nobody's typing waits for a verb or a long list.
 */
export async function openPostgres(
  url: string,
  report: Report = console.error,
  waits: Patience = patience,
): Promise<Store> {
  const pool = openPool(url, connectionsMax, waits)
  const commits = openPool(url, commitConnectionsMax, waits)
  const db: Db = new Kysely<Tables>({ dialect: new TurnDialect({ pool: poolForKysely(pool) }) })
  const close = async () => {
    await db.destroy()
    await Promise.all([pool.end(), commits.end()])
  }
  try {
    await assertUsable(db)
    await db.transaction().execute((tx) => migrate(tx, dialect))
    return {
      log: new PostgresLog(db, commits, report),
      db,
      transaction: (work) => againAfterDeadlock(() => db.transaction().execute(work)),
      close,
    }
  } catch (error) {
    await close()
    throw explained(error, url)
  }
}

const dialect: Dialect = { bytes: 'bytea' }

class TurnDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver() {
    return new TurnDriver(this.#config)
  }
}

class TurnDriver extends PostgresDriver {
  /**
   * Read committed, and the lock in a statement of its own: what follows sees everything that was committed before the lock was
   * given. The lock goes with the transaction, however it ends.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const begin = `begin isolation level read committed; select pg_advisory_xact_lock(${writerLock})`
    await connection.executeQuery(CompiledQuery.raw(begin))
  }
}
