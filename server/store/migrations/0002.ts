import type { Migration } from './Migration'

/** Keyframes that are kept for good, and keyframes that were found spoilt. */
export const migration0002: Migration = async (schema) => {
  await schema
    .alterTable('document_snapshot')
    .addColumn('is_kept', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await schema.alterTable('document_snapshot').addColumn('set_aside_at', 'bigint').execute()
}
