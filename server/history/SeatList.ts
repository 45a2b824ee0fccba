import { systemAuthor } from '../../shared/collab/protocol'
import type { HistoryRow } from '../../shared/history/Replay'
import type { HistorySeat } from '../../shared/history/seats'
import type { Db } from '../store/Store'
import type { LogRow } from '../store/UpdateLog'
import type { ReadableHistory } from './find'
import type { SeatRenames } from './seatRenames'

/**
 * The seats that wrote in a document, each under the number that its rows bear from here on. A seat that was given another title is
 * told under the one it had when the row was written [B10]: it stands in the list once for each.
 */
export class SeatList {
  readonly #numbers = new Map<string, { number: number; seatId: string; sinceAt: number }>()
  #renames: SeatRenames

  constructor(renames: SeatRenames) {
    this.#renames = renames
  }

  /** What was renamed since: rows taken from here on know of it, those before were under the title that ended then. */
  learn(renames: SeatRenames): void {
    this.#renames = renames
  }

  row({ seq, author, at, bytes }: LogRow): HistoryRow {
    const sinceAt = this.#titlesOf(author.seatId).findLast(({ untilAt }) => untilAt <= at)?.untilAt ?? 0
    const key = `${author.seatId} ${sinceAt}`
    const known = this.#numbers.get(key)
    const number = known?.number ?? this.#numbers.size
    if (!known) this.#numbers.set(key, { number, seatId: author.seatId, sinceAt })
    return { seq, author: number, at, bytes }
  }

  /** By their numbers, as screens name them. */
  async named(db: Db, history: ReadableHistory): Promise<HistorySeat[]> {
    const seats = [...this.#numbers.values()]
    const rows = await db
      .selectFrom('seat')
      .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
      .select(['seat.id', 'seat.title', 'organisation.id as organisationId', 'organisation.name'])
      .where('seat.id', 'in', [...seats.map(({ seatId }) => seatId), ''])
      .execute()
    const byId = new Map(rows.map((row) => [row.id, row]))
    return seats.map(({ seatId, sinceAt }): HistorySeat => {
      const row = byId.get(seatId)
      if (seatId === systemAuthor.seatId || !row) return template
      const { organisationId, name: organisationName } = row
      const then = this.#titlesOf(seatId).find(({ untilAt }) => untilAt > sinceAt)
      const isOnBehalf = history.writesForItself && !history.writesForItself.includes(organisationId)
      const kind = isOnBehalf ? 'onBehalf' : 'member'
      return { organisationId, organisationName, seatTitle: then?.title ?? row.title, kind }
    })
  }

  #titlesOf = (seatId: string) => this.#renames.get(seatId) ?? []
}

const template: HistorySeat = {
  organisationId: null,
  organisationName: '様式',
  seatTitle: '',
  kind: 'template',
}
