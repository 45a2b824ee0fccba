import type Database from 'better-sqlite3'
import { assert } from '../../shared/assert'
import { sha256 } from '../id'
import type { Db } from './Store'
import { whenFree } from './sqliteBusy'
import type { Tables } from './Tables'
import type { Append, AppendResult, Binding, DocumentHead, LogRow, Snapshot, UpdateLog } from './UpdateLog'

/** The newest keyframe and the one to fall back on. */
const snapshotsKept = 2

/**
 * The update log on SQLite. Everything runs synchronously while it holds Kysely's one connection, so that a commit of the log
 * never lands inside somebody's open transaction and a reader never sees one that may roll back.
 */
export class SqliteLog implements UpdateLog {
  readonly #db: Db
  readonly #statements: Statements
  readonly #appendAll: (appends: readonly Append[]) => AppendResult[]
  readonly #putSnapshot: (documentId: string, snapshot: Snapshot) => void

  constructor(db: Db, database: Database.Database) {
    this.#db = db
    this.#statements = prepare(database)
    const commit = database.transaction((appends: readonly Append[]) =>
      appends.map((append) => this.#appendOne(append)),
    )
    this.#appendAll = (appends) => commit.immediate(appends)
    const keep = database.transaction((documentId: string, { seq, bytes }: Snapshot) => {
      this.#statements.putSnapshot.run(documentId, seq, bytes, sha256(bytes))
      this.#statements.dropOldSnapshots.run(documentId, documentId, snapshotsKept)
    })
    this.#putSnapshot = (documentId, snapshot) => keep.immediate(documentId, snapshot)
  }

  append(appends: readonly Append[]): Promise<AppendResult[]> {
    for (const append of appends) assertConsecutive(append)
    return this.#alone(() => this.#appendAll(appends))
  }

  head(documentId: string): Promise<DocumentHead | undefined> {
    return this.#alone(() => {
      const row = this.#statements.head.get(documentId)
      return row && headOf(row)
    })
  }

  tail(documentId: string, after: number, upTo = Number.MAX_SAFE_INTEGER): Promise<LogRow[]> {
    return this.#alone(() => this.#statements.tail.all(documentId, after, upTo).map(logRowOf))
  }

  snapshot(documentId: string, upTo = Number.MAX_SAFE_INTEGER): Promise<Snapshot | undefined> {
    return this.#alone(() => {
      for (const { seq, bytes, sha256: checksum } of this.#statements.snapshots.iterate(documentId, upTo))
        if (sha256(bytes) === checksum) return { seq, bytes }
      return undefined
    })
  }

  putSnapshot(documentId: string, snapshot: Snapshot): Promise<void> {
    return this.#alone(() => this.#putSnapshot(documentId, snapshot))
  }

  bindings(documentId: string): Promise<Binding[]> {
    return this.#alone(() => this.#statements.bindings.all(documentId).map(bindingOf))
  }

  #alone<T>(work: () => T): Promise<T> {
    return this.#db.connection().execute(() => whenFree(work))
  }

  /** Asks everything first and writes then: within one transaction nothing can change between, so nothing needs undoing. */
  #appendOne(append: Append): AppendResult {
    const { documentId, base, rows, bindings } = append
    const head = this.#statements.head.get(documentId)
    if (!head) return 'absent'
    if (head.frozen_at !== null) return 'frozen'
    if (head.seq !== base || bindings.some((binding) => this.#isTaken(documentId, binding))) return 'conflict'
    for (const { clientId, author } of bindings)
      this.#statements.bind.run(documentId, clientId, author.personId, author.seatId)
    for (const { seq, author, at, bytes } of rows)
      this.#statements.insert.run(documentId, seq, author.personId, author.seatId, at, bytes)
    this.#statements.advance.run(base + rows.length, documentId)
    return 'ok'
  }

  #isTaken(documentId: string, { clientId, author }: Binding): boolean {
    const owner = this.#statements.owner.get(documentId, clientId)
    return owner !== undefined && (owner.person_id !== author.personId || owner.seat_id !== author.seatId)
  }
}

function assertConsecutive({ base, rows, bindings }: Append): void {
  for (const [index, row] of rows.entries()) assert(row.seq === base + 1 + index, 'rows follow their base')
  const owners = new Map<number, string>()
  for (const { clientId, author } of bindings) {
    const owner = `${author.personId} ${author.seatId}`
    assert((owners.get(clientId) ?? owner) === owner, 'one append binds a client id to one author')
    owners.set(clientId, owner)
  }
}

type HeadRow = Omit<Tables['document'], 'projected_seq' | 'created_at'>
type UpdateRow = Omit<Tables['document_update'], 'document_id'>
type BindingRow = Omit<Tables['document_binding'], 'document_id'>
type SnapshotRow = Omit<Tables['document_snapshot'], 'document_id'>

const headOf = (row: HeadRow): DocumentHead => ({
  id: row.id,
  kind: row.kind,
  subjectId: row.subject_id,
  forumId: row.forum_id,
  epoch: row.epoch,
  schemaVersion: row.schema_version,
  seq: row.seq,
  frozenAt: row.frozen_at,
})
const logRowOf = ({ seq, person_id, seat_id, at, bytes }: UpdateRow): LogRow => ({
  seq,
  author: { personId: person_id, seatId: seat_id },
  at,
  bytes,
})
const bindingOf = ({ client_id, person_id, seat_id }: BindingRow): Binding => ({
  clientId: client_id,
  author: { personId: person_id, seatId: seat_id },
})

type Statements = ReturnType<typeof prepare>

/** The hot path's statements, compiled once. */
function prepare(database: Database.Database) {
  return {
    head: database.prepare<[string], HeadRow>(
      'SELECT id, kind, subject_id, forum_id, epoch, schema_version, seq, frozen_at FROM document WHERE id = ?',
    ),
    advance: database.prepare<[number, string]>('UPDATE document SET seq = ? WHERE id = ?'),
    insert: database.prepare<[string, number, string, string, number, Uint8Array]>(
      'INSERT INTO document_update (document_id, seq, person_id, seat_id, at, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    owner: database.prepare<[string, number], BindingRow>(
      'SELECT client_id, person_id, seat_id FROM document_binding WHERE document_id = ? AND client_id = ?',
    ),
    bind: database.prepare<[string, number, string, string]>(
      'INSERT INTO document_binding (document_id, client_id, person_id, seat_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    bindings: database.prepare<[string], BindingRow>(
      'SELECT client_id, person_id, seat_id FROM document_binding WHERE document_id = ?',
    ),
    tail: database.prepare<[string, number, number], UpdateRow>(
      'SELECT seq, person_id, seat_id, at, bytes FROM document_update WHERE document_id = ? AND seq > ? AND seq <= ? ORDER BY seq',
    ),
    snapshots: database.prepare<[string, number], SnapshotRow>(
      'SELECT seq, bytes, sha256 FROM document_snapshot WHERE document_id = ? AND seq <= ? ORDER BY seq DESC',
    ),
    putSnapshot: database.prepare<[string, number, Uint8Array, string]>(
      'INSERT INTO document_snapshot (document_id, seq, bytes, sha256) VALUES (?, ?, ?, ?) ON CONFLICT (document_id, seq) DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256',
    ),
    dropOldSnapshots: database.prepare<[string, string, number]>(
      'DELETE FROM document_snapshot WHERE document_id = ? AND seq NOT IN (SELECT seq FROM document_snapshot WHERE document_id = ? ORDER BY seq DESC LIMIT ?)',
    ),
  }
}
