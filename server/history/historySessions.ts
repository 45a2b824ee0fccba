import type { HistorySeat } from '../../shared/history/seats'
import { type Session, sessionsOf } from '../../shared/history/sessions'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import type { LogRow, UpdateLog } from '../store/UpdateLog'
import { readableHistory } from './find'
import { SeatList } from './SeatList'
import { seatRenames } from './seatRenames'

/** One answer holds so many sessions, or what so many rows make: bounded, however long the history is. */
const sessionsMax = 100
const rowsMax = 5_000
const rowsAtOnce = 1_000

interface SessionPage {
  /** ascending; `authors` are indexes into `seats` */
  sessions: Session[]
  seats: HistorySeat[]
  /** ask for the sessions before this row; null when there are none */
  before: number | null
}

/** 経過: the sessions of a document, the newest page first. */
export async function historySessions(
  context: Context,
  actor: Actor,
  { documentId, before }: { documentId: string; before: number | undefined },
): Promise<SessionPage> {
  const history = await readableHistory(context, actor, documentId)
  const end = Math.min(before ?? Number.POSITIVE_INFINITY, history.head.seq + 1)
  const seats = new SeatList(await seatRenames(context.store.db))
  const rows = await rowsBefore(context.store.log, documentId, end)
  const found = sessionsOf(rows.map((row) => seats.row(row)))
  // What stands first may have begun in rows that were not read: it opens the next page.
  const isWhole = (rows[0]?.seq ?? 1) === 1 || found.length === 1
  const sessions = (isWhole ? found : found.slice(1)).slice(-sessionsMax)
  const first = sessions[0]?.fromSeq ?? 1
  return { sessions, seats: await seats.named(context.store.db, history), before: first > 1 ? first : null }
}

async function rowsBefore(log: UpdateLog, documentId: string, end: number): Promise<LogRow[]> {
  let rows: LogRow[] = []
  let first = end
  while (first > 1 && rows.length < rowsMax) {
    const earlier = await log.tail(documentId, Math.max(0, first - 1 - rowsAtOnce), first - 1)
    rows = [...earlier, ...rows]
    first = earlier[0]?.seq ?? 1
  }
  return rows
}
