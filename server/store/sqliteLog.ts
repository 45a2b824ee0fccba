import type Database from 'better-sqlite3'
import type { Db } from './Store'
import { isBusy, whenFree } from './sqliteBusy'
import { type Report, TableLog } from './TableLog'
import type { Tables } from './Tables'
import { type Append, type AppendResult, assertAppends, type Binding } from './UpdateLog'

/**
 * The update log on SQLite. A commit runs synchronously while nobody's transaction is open, so that it never lands inside one
 * and a reader never sees one that may roll back. Where one is open, it waits for Kysely's one connection.
 */
export class SqliteLog extends TableLog {
  readonly #database: Database.Database
  readonly #statements: Statements
  readonly #appendAll: (appends: readonly Append[]) => AppendResult[]

  constructor(db: Db, database: Database.Database, report: Report) {
    super(db, report)
    this.#database = database
    this.#statements = prepare(database)
    const commit = database.transaction((appends: readonly Append[]) =>
      appends.map((append) => this.#appendOne(append)),
    )
    this.#appendAll = (appends) => commit.immediate(appends)
  }

  append(appends: readonly Append[]): Promise<AppendResult[]> {
    assertAppends(appends)
    return this.#append(appends)
  }

  async #append(appends: readonly Append[]): Promise<AppendResult[]> {
    return this.#appendAtOnce(appends) ?? this.#appendInTurn(appends)
  }

  /** The common case, without queueing: that costs as much as the commit. Undefined when somebody else is in a transaction. */
  #appendAtOnce(appends: readonly Append[]): AppendResult[] | undefined {
    if (this.#database.inTransaction) return undefined
    try {
      return this.#appendAll(appends)
    } catch (error) {
      if (isBusy(error)) return undefined
      throw error
    }
  }

  #appendInTurn(appends: readonly Append[]): Promise<AppendResult[]> {
    return this.db.connection().execute(() => whenFree(() => this.#appendAll(appends)))
  }

  /** Asks everything first and writes then: within one transaction nothing can change between, so nothing needs undoing. */
  #appendOne(append: Append): AppendResult {
    const { documentId, base, rows, bindings } = append
    const isTaken = bindings.some((binding) => this.#isTaken(documentId, binding))
    if (isTaken || this.#statements.advance.run(base + rows.length, documentId, base).changes === 0)
      return this.#whyNot(documentId)
    for (const { clientId, author } of bindings)
      this.#statements.bind.run(documentId, clientId, author.personId, author.seatId)
    for (const { seq, author, at, bytes } of rows)
      this.#statements.insert.run(documentId, seq, author.personId, author.seatId, at, bytes)
    return 'ok'
  }

  #whyNot(documentId: string): AppendResult {
    const head = this.#statements.head.get(documentId)
    if (!head) return 'absent'
    return head.frozen_at === null ? 'conflict' : 'frozen'
  }

  #isTaken(documentId: string, { clientId, author }: Binding): boolean {
    const owner = this.#statements.owner.get(documentId, clientId)
    return owner !== undefined && (owner.person_id !== author.personId || owner.seat_id !== author.seatId)
  }
}

type HeadRow = Pick<Tables['document'], 'frozen_at'>
type OwnerRow = Pick<Tables['document_binding'], 'person_id' | 'seat_id'>

type Statements = ReturnType<typeof prepare>

/** The hot path's statements, compiled once. */
function prepare(database: Database.Database) {
  return {
    head: database.prepare<[string], HeadRow>('SELECT frozen_at FROM document WHERE id = ?'),
    advance: database.prepare<[number, string, number]>(
      'UPDATE document SET seq = ? WHERE id = ? AND seq = ? AND frozen_at IS NULL',
    ),
    insert: database.prepare<[string, number, string, string, number, Uint8Array]>(
      'INSERT INTO document_update (document_id, seq, person_id, seat_id, at, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    owner: database.prepare<[string, number], OwnerRow>(
      'SELECT person_id, seat_id FROM document_binding WHERE document_id = ? AND client_id = ?',
    ),
    bind: database.prepare<[string, number, string, string]>(
      'INSERT INTO document_binding (document_id, client_id, person_id, seat_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
  }
}
