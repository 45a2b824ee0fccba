import { assert } from '../../shared/assert'
import type { Author, DocumentKind } from '../../shared/collab/protocol'

/** One committed update of a document: `bytes` is the effective Yjs v1 update, `at` is in ms since 1970. */
export interface LogRow {
  seq: number
  author: Author
  at: number
  bytes: Uint8Array
}

/** The first person who wrote under a Yjs client id owns that id in that document, for good [S3]. */
export interface Binding {
  clientId: number
  author: Author
}

/** Rows of one document to be appended after `base`, with the bindings they make. `rows[0].seq === base + 1`. */
export interface Append {
  documentId: string
  base: number
  rows: LogRow[]
  bindings: Binding[]
}

/**
 * `ok`: durable. `conflict`: the head is no longer `base` or a client id is bound to somebody else; read the tail again.
 * `frozen`: the document was confirmed [S6]. `absent`: there is no such document.
 */
export type AppendResult = 'ok' | 'conflict' | 'frozen' | 'absent'

/** The whole document as it was after row `seq`: a shortcut for loading, never the only copy of anything. */
export interface Snapshot {
  seq: number
  bytes: Uint8Array
  /** made for a formal act: it stays for good */
  isKept?: boolean
}

/** The head of a document: what a connection must know before it may open it. */
export interface DocumentHead {
  id: string
  kind: DocumentKind
  subjectId: string
  forumId: string
  epoch: number
  schemaVersion: number
  seq: number
  frozenAt: number | null
}

/**
 * The durable log of co-edited documents [S1][S5]. Append-only; the log, not a process, gives the order.
 * Every method rejects when the store cannot answer; none of them half-succeeds.
 */
export interface UpdateLog {
  /**
   * One group commit: each document's rows, bindings and head go in together or not at all; documents do not
   * depend on each other, and each comes once. Resolves after the data is on disk, with one result per append, in order.
   */
  append(appends: readonly Append[]): Promise<AppendResult[]>
  head(documentId: string): Promise<DocumentHead | undefined>
  /** Rows with `after` < seq ≤ `upTo`, ascending. */
  tail(documentId: string, after: number, upTo?: number): Promise<LogRow[]>
  /** The newest keyframe at or before `upTo` whose checksum holds; a corrupt one is set aside and the one before it is used. */
  snapshot(documentId: string, upTo?: number): Promise<Snapshot | undefined>
  /** Keeps it, and takes out older ones that need not stay (keyframes.ts says which). */
  putSnapshot(documentId: string, snapshot: Snapshot): Promise<void>
  /** A keyframe that cannot be read is handed out no more, and told to the operator, once. */
  setAside(documentId: string, seq: number): Promise<void>
  bindings(documentId: string): Promise<Binding[]>
}

/** What every engine relies on, and whoever appends keeps to. */
export function assertAppends(appends: readonly Append[]): void {
  const documentIds = new Set(appends.map(({ documentId }) => documentId))
  assert(documentIds.size === appends.length, 'a group commit knows each document once')
  for (const append of appends) assertConsistent(append)
}

function assertConsistent({ base, rows, bindings }: Append): void {
  assert(rows.length > 0, 'bindings come with rows')
  for (const [index, row] of rows.entries()) assert(row.seq === base + 1 + index, 'rows follow their base')
  const owners = new Map<number, string>()
  for (const { clientId, author } of bindings) {
    const owner = `${author.personId} ${author.seatId}`
    assert((owners.get(clientId) ?? owner) === owner, 'one append binds a client id to one author')
    owners.set(clientId, owner)
  }
}
