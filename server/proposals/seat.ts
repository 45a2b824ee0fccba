import type { Db } from '../store/Store'

/** A seat as it is written beside an act, 「飯山市 企画財政課長」: kept as text, so that it outlives a reorganisation. */
export async function seatOf(db: Db, seatId: string): Promise<{ label: string; isSample: 0 | 1 }> {
  const seat = await db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select(['organisation.name', 'seat.title', 'seat.is_sample'])
    .where('seat.id', '=', seatId)
    .executeTakeFirstOrThrow()
  return { label: `${seat.name} ${seat.title}`, isSample: seat.is_sample }
}
