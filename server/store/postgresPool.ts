import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { isFromServer } from './postgresErrors'

/** Locks of the whole database, told apart by number: the turn of a transaction, and the one server that may run. */
export const writerLock = 817_263_001
export const serverLock = 817_263_002

/**
 * Nobody waits without end. The server ends what waits for a lock or runs too long, and a transaction whose process hangs;
 * the client gives up a little later on a server that does not answer at all.
 */
export const patience = {
  connectionTimeoutMillis: 10_000,
  lock_timeout: 10_000,
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 30_000,
  query_timeout: 35_000,
}
export type Patience = typeof patience

/** Every number of the tables is a whole number that JavaScript holds exactly: int8, and the numeric that sums of it are. */
const int8 = 20
const numeric = 1700
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format),
}

export const clientConfig = (url: string, waits: Patience = patience): pg.ClientConfig => ({
  application_name: 'entaku',
  keepAlive: true,
  ...waits,
  types,
  connectionString: url,
})

export function openPool(url: string, max: number, waits: Patience): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(url, waits), max })
  // A connection that breaks is told by the query that it breaks, or by the next one if it cannot be replaced. Without a
  // listener, Node would end the process over it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** PostgreSQL's text knows no U+0000. Nobody types it; who sends it all the same must not keep a row from being written. */
const storable = (value: unknown) =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value

/** Kysely gives a connection back without a word on how it fared; one that stopped answering must not serve again. */
export const poolForKysely = (pool: pg.Pool): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect()
    let isBroken = false
    const query = async (sql: string, values: unknown[]) => {
      try {
        return await client.query(sql, values.map(storable))
      } catch (error) {
        isBroken ||= !isFromServer(error)
        throw error
      }
    }
    // The type also names cursors, which Kysely opens only for streams, and nothing here streams.
    return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(isBroken) }
  },
  // The pool is its opener's to end.
  end: async () => undefined,
})
