import type { Store, Tx } from './Store'
import { TableLog } from './TableLog'
import { type Append, type AppendResult, assertAppends } from './UpdateLog'

/**
 * A store whose every transaction is a part of one that is open: many acts become one, all of them or none. It lives no longer than
 * that transaction, and whoever opened it tells others of what was done, after the commit.
 */
export const storeWithin = (tx: Tx, report: (error: unknown) => void = console.error): Store => ({
  db: tx,
  log: new LogWithin(tx, report),
  transaction: (work) => work(tx),
  close: async () => undefined,
})

class LogWithin extends TableLog {
  async append(appends: readonly Append[]): Promise<AppendResult[]> {
    assertAppends(appends)
    const results: AppendResult[] = []
    for (const append of appends) results.push(await this.#appendOne(append))
    return results
  }

  async #appendOne({ documentId, base, rows, bindings }: Append): Promise<AppendResult> {
    const advanced = await this.db
      .updateTable('document')
      .set({ seq: base + rows.length })
      .where('id', '=', documentId)
      .where('seq', '=', base)
      .where('frozen_at', 'is', null)
      .executeTakeFirst()
    if (advanced.numUpdatedRows !== 1n) return this.#whyNot(documentId)
    const author = ({ personId, seatId }: Append['rows'][number]['author']) => ({
      person_id: personId,
      seat_id: seatId,
    })
    if (bindings.length > 0)
      await this.db
        .insertInto('document_binding')
        .values(
          bindings.map((binding) => ({
            document_id: documentId,
            client_id: binding.clientId,
            ...author(binding.author),
          })),
        )
        .execute()
    if (rows.length > 0)
      await this.db
        .insertInto('document_update')
        .values(
          rows.map((row) => ({
            document_id: documentId,
            seq: row.seq,
            ...author(row.author),
            at: row.at,
            bytes: row.bytes,
          })),
        )
        .execute()
    return 'ok'
  }

  async #whyNot(documentId: string): Promise<AppendResult> {
    const head = await this.head(documentId)
    if (!head) return 'absent'
    return head.frozenAt === null ? 'conflict' : 'frozen'
  }
}
