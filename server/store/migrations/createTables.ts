import type { ColumnBuilderCallback, CreateTableBuilder } from 'kysely'
import type { Tx } from '../Store'
import type { Dialect } from './Migration'

export const required: ColumnBuilderCallback = (column) => column.notNull()
export const key: ColumnBuilderCallback = (column) => column.primaryKey().notNull()
export const none: ColumnBuilderCallback = (column) => column
export const zero: ColumnBuilderCallback = (column) => column.notNull().defaultTo(0)
export const text =
  (value: string): ColumnBuilderCallback =>
  (column) =>
    column.notNull().defaultTo(value)
export const empty = text('')
export const to =
  (table: string): ColumnBuilderCallback =>
  (column) =>
    column.notNull().references(`${table}.id`)

type Column = readonly [
  name: string,
  type: 'text' | 'integer' | 'bigint' | 'double precision' | 'bytes',
  build: ColumnBuilderCallback,
]

/** What a migration adds: columns to tables that are there, tables, indexes. */
export interface Schema {
  added: readonly (readonly [table: string, columns: readonly Column[]])[]
  created: readonly (readonly [table: string, columns: readonly Column[], primaryKey?: readonly string[]])[]
  indexes: readonly (readonly [table: string, columns: readonly string[]])[]
}

export async function createTables(
  schema: Tx['schema'],
  dialect: Dialect,
  { added, created, indexes }: Schema,
): Promise<void> {
  const typeOf = (type: Column[1]) => (type === 'bytes' ? dialect.bytes : type)
  for (const [table, columns] of added)
    for (const [name, type, build] of columns)
      await schema.alterTable(table).addColumn(name, typeOf(type), build).execute()
  for (const [table, columns, primaryKey] of created) {
    let statement: CreateTableBuilder<string, string> = schema.createTable(table)
    for (const [name, type, build] of columns) statement = statement.addColumn(name, typeOf(type), build)
    await (primaryKey === undefined
      ? statement
      : statement.addPrimaryKeyConstraint(`${table}_pk`, [...primaryKey])
    ).execute()
  }
  for (const [table, columns] of indexes)
    await schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns([...columns])
      .execute()
}
