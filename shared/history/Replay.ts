import * as Y from 'yjs'
import { movedIds } from './movedIds'
import { movedCharactersMin } from './movedText'
import { passagesOf } from './passages'
import { type IdRange, type Piece, Ranges } from './ranges'

/*
 * A stretch of a document's log, played again in a document of its own [S5].
 *
 * It begins with the document as it was (a keyframe, whose deleted text is gone) and takes row after row without collecting garbage:
 * everything deleted from here on keeps its words. For each row it notes which ids were written and which were deleted. So
 * every character is one of: kept, written by a row, deleted by a row, or both and never seen at either end.
 *
 * Whose words are they? An editor splits a paragraph by deleting half of it and writing it again elsewhere, under another client
 * id. Where one row deletes and inserts the same words (movedText.ts), they stay their author's and the row's author only moved them.
 */

/** A row of the log, as far as it says who did something and when. */
export interface Stamp {
  seq: number
  /** index into the list of seats that goes with the replay; no person leaves the server */
  author: number
  /** ms since 1970 */
  at: number
}
export interface HistoryRow extends Stamp {
  bytes: Uint8Array
}

/** How a piece of text came to where it stands. */
export interface Written {
  by: Stamp
  /** the row found these words elsewhere in the document and only brought them here */
  isMoved: boolean
  /** who had written them; undefined when that was before the replay begins */
  original: Stamp | undefined
}
/** How a piece went: `isMoved` when the same row wrote the same words again elsewhere. */
export interface Deleted {
  by: Stamp
  isMoved: boolean
}

export class Replay {
  /** throw-away; nobody else ever writes to it */
  readonly doc: Y.Doc
  readonly written = new Ranges<Written>()
  readonly deleted = new Ranges<Deleted>()
  #seq = 0
  #row: Stamp | undefined

  /** `doc` is made by newReplayDoc and holds the document as it was after row `seq`. */
  constructor({ doc, seq }: { doc: Y.Doc; seq: number } = { doc: newReplayDoc(), seq: 0 }) {
    this.doc = doc
    this.#seq = seq
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => this.#note(transaction))
  }

  /** the last row that was played */
  get seq(): number {
    return this.#seq
  }

  apply({ seq, author, at, bytes }: HistoryRow): void {
    this.#row = { seq, author, at }
    this.#seq = seq
    Y.applyUpdate(this.doc, bytes)
  }

  #note(transaction: Y.Transaction): void {
    const row = this.#row
    if (!row) return
    const written = newRanges(transaction)
    const deleted = [...transaction.deleteSet.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
    )
    const moves = this.#moves(transaction, written, deleted)
    const write = { by: row, isMoved: false, original: undefined }
    for (const range of written) fill(this.written, range, moves.into, write)
    const gone = { by: row, isMoved: false }
    for (const range of deleted) fill(this.deleted, range, moves.outOf, gone)
  }

  /** Typing needs none of this: only a row that takes out and puts in more than a few characters is looked at. */
  #moves(transaction: Y.Transaction, written: readonly IdRange[], deleted: readonly IdRange[]) {
    const into = new Ranges<Written>()
    const outOf = new Ranges<Deleted>()
    const row = this.#row
    if (!row || lengthOf(written) < movedCharactersMin || lengthOf(deleted) < movedCharactersMin)
      return { into, outOf }
    const before = passagesOf(this.doc, deleted, (item) => Y.isDeleted(transaction.deleteSet, item.id))
    const after = passagesOf(this.doc, written, (item) => isNew(transaction, item) && !item.deleted)
    const gone = { by: row, isMoved: true }
    for (const { source, target } of movedIds(before, after)) {
      outOf.add(source.client, source.from, source.to, gone)
      for (const piece of this.written.pieces(source.client, source.from, source.to)) {
        const from = target.from + piece.from - source.from
        const write = { by: row, isMoved: true, original: originalOf(piece) }
        into.add(target.client, from, from + piece.to - piece.from, write)
      }
    }
    return { into, outOf }
  }
}

/** A document that keeps the words of what is deleted in it. */
export const newReplayDoc = (): Y.Doc => new Y.Doc({ gc: false })

function newRanges({ beforeState, afterState }: Y.Transaction): IdRange[] {
  const ranges: IdRange[] = []
  for (const [client, to] of afterState) {
    const from = beforeState.get(client) ?? 0
    if (from < to) ranges.push({ client, from, to })
  }
  return ranges
}

const isNew = ({ beforeState }: Y.Transaction, { id }: Y.Item) =>
  id.clock >= (beforeState.get(id.client) ?? 0)

const originalOf = ({ value }: Piece<Written>): Stamp | undefined =>
  value?.isMoved ? value.original : value?.by

/** Notes a range by its moved pieces, and by `otherwise` between them. */
function fill<V>(ranges: Ranges<V>, { client, from, to }: IdRange, moved: Ranges<V>, otherwise: V): void {
  for (const piece of moved.pieces(client, from, to))
    ranges.add(client, piece.from, piece.to, piece.value ?? otherwise)
}

const lengthOf = (ranges: readonly IdRange[]) => ranges.reduce((sum, { from, to }) => sum + to - from, 0)
