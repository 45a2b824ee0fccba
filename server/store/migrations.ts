import type { Kysely } from 'kysely'
import { migration0001 } from './migrations/0001'
import { migration0002 } from './migrations/0002'
import { migration0003 } from './migrations/0003'
import { migration0004 } from './migrations/0004'
import type { Dialect, Migration } from './migrations/Migration'
import type { Tx } from './Store'

/** In order, for ever: a migration that was released is never edited, the next one is appended. */
const migrations: readonly Migration[] = [migration0001, migration0002, migration0003, migration0004]

/** Only this file knows the table that counts the migrations; it is no part of what the product reads. */
interface MigrationTable {
  schema_migration: { version: number }
}

/** Brings the tables to this build's version in one transaction; of several starters one does it, the others find it done, since a transaction of either engine begins as the only writer. */
export async function migrate(tx: Tx, dialect: Dialect): Promise<void> {
  // The cast narrows the transaction to the one table that Tables does not name.
  const counter = tx as unknown as Kysely<MigrationTable>
  await counter.schema
    .createTable('schema_migration')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .execute()
  const done = await counter
    .selectFrom('schema_migration')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  const version = Number(done.count)
  if (version > migrations.length) throw new NewerSchemaError(version)
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue
    await migration(tx.schema, dialect, tx)
    await counter
      .insertInto('schema_migration')
      .values({ version: index + 1 })
      .execute()
  }
}

/** The data was written by a newer build: opening it with this one could lose what this one does not know. */
class NewerSchemaError extends Error {
  constructor(version: number) {
    super(
      `データベースの版（${version}）が、このプログラムの版（${migrations.length}）より新しいため開けません。` +
        '新しい版の Entaku で起動するか、この版で取ったバックアップを復元してください。',
    )
  }
}
