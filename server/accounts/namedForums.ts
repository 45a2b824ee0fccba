import type { SeatChoice } from '../../shared/accounts/session'
import type { Db } from '../store/Store'

/** By seat, the bodies whose secretariat (事務局) it is. */
export async function secretariats(db: Db): Promise<Map<string, SeatChoice['secretariatOf'][number][]>> {
  const rows = await namedForums(db)
    .innerJoin('secretariat', 'secretariat.forum_id', 'forum.id')
    .select('secretariat.seat_id')
    .execute()
  const bySeat = new Map<string, SeatChoice['secretariatOf'][number][]>()
  for (const row of rows) {
    const forum = { forumId: row.id, forumName: forumName(row) }
    bySeat.set(row.seat_id, [...(bySeat.get(row.seat_id) ?? []), forum])
  }
  return bySeat
}

/** The bodies (会議体) with what tells them apart: many a 幹事会 is only that by its own name. */
export const namedForums = (db: Db) =>
  db
    .selectFrom('forum')
    .leftJoin('forum as parent', 'parent.id', 'forum.parent_id')
    .select(['forum.id', 'forum.name', 'parent.name as parentName'])
    .orderBy((eb) => eb.fn.coalesce('parent.name', 'forum.name'))
    // A body stands before what is below it.
    .orderBy((eb) => eb.case().when('forum.parent_id', 'is', null).then(0).else(1).end())
    .orderBy('forum.name')
    .orderBy('forum.id')

export const forumName = ({ name, parentName }: { name: string; parentName: string | null }): string =>
  parentName === null || name.includes(parentName) ? name : `${parentName} ${name}`
