import type { Db } from '../store/Store'

/** When seats got another title, and what each was called until then; by seat, the earliest first. */
export type SeatRenames = ReadonlyMap<string, readonly { title: string; untilAt: number }[]>

export async function seatRenames(db: Db): Promise<SeatRenames> {
  const rows = await db.selectFrom('seat_title').selectAll().orderBy('until_at').execute()
  const bySeat = new Map<string, { title: string; untilAt: number }[]>()
  for (const { seat_id, title, until_at } of rows)
    bySeat.set(seat_id, [...(bySeat.get(seat_id) ?? []), { title, untilAt: until_at }])
  return bySeat
}
