import { systemAuthor } from '../../shared/collab/protocol'
import type { HistoryRow } from '../../shared/history/Replay'
import type { HistorySeat } from '../../shared/history/seats'
import type { Db } from '../store/Store'
import type { LogRow } from '../store/UpdateLog'
import type { ReadableHistory } from './find'

/** The seats that wrote in a document, each under the number that its rows bear from here on. */
export class SeatList {
  readonly #numbers = new Map<string, number>()

  row({ seq, author, at, bytes }: LogRow): HistoryRow {
    const number = this.#numbers.get(author.seatId) ?? this.#numbers.size
    this.#numbers.set(author.seatId, number)
    return { seq, author: number, at, bytes }
  }

  /** By their numbers, as screens name them. */
  async named(db: Db, history: ReadableHistory): Promise<HistorySeat[]> {
    const ids = [...this.#numbers.keys()]
    const rows = await db
      .selectFrom('seat')
      .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
      .select(['seat.id', 'seat.title', 'organisation.id as organisationId', 'organisation.name'])
      .where('seat.id', 'in', [...ids, ''])
      .execute()
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id): HistorySeat => {
      const row = byId.get(id)
      if (id === systemAuthor.seatId || !row) return template
      const { organisationId, name: organisationName, title: seatTitle } = row
      const isOnBehalf = history.writesForItself && !history.writesForItself.includes(organisationId)
      return { organisationId, organisationName, seatTitle, kind: isOnBehalf ? 'onBehalf' : 'member' }
    })
  }
}

const template: HistorySeat = {
  organisationId: null,
  organisationName: '様式',
  seatTitle: '',
  kind: 'template',
}
