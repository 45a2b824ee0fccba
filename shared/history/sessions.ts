import * as Y from 'yjs'
import type { HistoryRow } from './Replay'

/** 経過の一区切り: rows that follow each other without a long pause, by whoever wrote then. */
export interface Session {
  fromSeq: number
  toSeq: number
  fromAt: number
  toAt: number
  /** in the order of their first row */
  authors: number[]
  /** about how many were written: what only changed its place is taken off */
  characters: number
}

/** Nobody wrote for this long: something else begins. */
const pauseMs = 2 * 60_000
/** In a sitting somebody always writes: the clock divides it, too. */
const stretchMs = 10 * 60_000

/** Where one session ends and the next begins depends on two neighbouring rows alone: pages of a long history fit together. */
const isNewSession = (previous: { at: number }, next: { at: number }): boolean =>
  next.at - previous.at > pauseMs || Math.floor(previous.at / stretchMs) !== Math.floor(next.at / stretchMs)

/** `rows` ascending. */
export function sessionsOf(rows: readonly HistoryRow[]): Session[] {
  const sessions: Session[] = []
  let previous: HistoryRow | undefined
  for (const row of rows) {
    const open = sessions.at(-1)
    if (!open || !previous || isNewSession(previous, row)) sessions.push(sessionOf(row))
    else extend(open, row)
    previous = row
  }
  return sessions
}

const sessionOf = (row: HistoryRow): Session => ({
  fromSeq: row.seq,
  toSeq: row.seq,
  fromAt: row.at,
  toAt: row.at,
  authors: [row.author],
  characters: charactersOf(row),
})

function extend(session: Session, row: HistoryRow): void {
  session.toSeq = row.seq
  session.toAt = row.at
  session.characters += charactersOf(row)
  if (!session.authors.includes(row.author)) session.authors.push(row.author)
}

function charactersOf({ bytes }: HistoryRow): number {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const written = structs.reduce((sum, struct) => sum + textLength(struct), 0)
  const deleted = [...ds.clients.values()].flat().reduce((sum, { len }) => sum + len, 0)
  return Math.max(0, written - deleted)
}

const textLength = (struct: Y.AbstractStruct) =>
  struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str.length : 0
