import type { ColumnDataType, Expression } from 'kysely'
import type { Tx } from '../Store'

/** What a migration must know of the engine it runs on; everything else is said through Kysely's schema builder. */
export interface Dialect {
  /** the column type that keeps bytes as they are */
  bytes: ColumnDataType | Expression<unknown>
}

/** `tx` is for moving rows that are there already. */
export type Migration = (schema: Tx['schema'], dialect: Dialect, tx: Tx) => Promise<void>
