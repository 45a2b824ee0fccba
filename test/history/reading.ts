import type { Store } from '../../server/store/Store'

/** Every road into a history. */
export const historyAct = ['sessions', 'change?from=0&to=9', 'change?from=1&to=2', 'authors', 'written']

/** All that is stored of documents: their heads, rows, bindings and keyframes. */
export const whatStands = async ({ db }: Store, documentIds: readonly string[]) => ({
  heads: await db.selectFrom('document').selectAll().where('id', 'in', documentIds).execute(),
  rows: await db.selectFrom('document_update').selectAll().where('document_id', 'in', documentIds).execute(),
  bindings: await db
    .selectFrom('document_binding')
    .selectAll()
    .where('document_id', 'in', documentIds)
    .execute(),
  keyframes: await db
    .selectFrom('document_snapshot')
    .selectAll()
    .where('document_id', 'in', documentIds)
    .execute(),
})
