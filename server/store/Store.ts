import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './Tables'
import type { UpdateLog } from './UpdateLog'

export type Db = Kysely<Tables>
/** A query that works inside and outside a transaction takes a `Db`; a write that must not stand alone takes a `Tx`. */
export type Tx = Transaction<Tables>

/** Everything durable. One engine per installation; both engines pass test/contract. */
export interface Store {
  readonly log: UpdateLog
  readonly db: Db
  /**
   * Runs `work` in one transaction that begins as the only writer: what it reads, no other transaction changes before it ends.
   * A rejection rolls back. Keep I/O other than `tx` out of it, and all else that may not happen twice: after a deadlock it runs again.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}
