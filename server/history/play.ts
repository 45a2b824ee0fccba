import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Replay } from '../../shared/history/Replay'
import type { UpdateLog } from '../store/UpdateLog'
import type { SeatList } from './SeatList'

/** Read at once: some hundred kilobytes at most. */
const rowsAtOnce = 1_000
/** Others' typing waits no longer than this for somebody who reads history. */
const sliceMs = 12

/** Plays the rows of a document up to `upTo`, a few at a time. */
export async function play(
  log: UpdateLog,
  documentId: string,
  { replay, seats }: { replay: Replay; seats: SeatList },
  upTo: number,
): Promise<void> {
  let since = performance.now()
  while (replay.seq < upTo) {
    const rows = await log.tail(documentId, replay.seq, Math.min(upTo, replay.seq + rowsAtOnce))
    if (rows.length === 0) return
    for (const row of rows) {
      replay.apply(seats.row(row))
      if (performance.now() - since < sliceMs) continue
      await nextTurn()
      since = performance.now()
    }
  }
}
