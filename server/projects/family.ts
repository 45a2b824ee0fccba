import type { Db } from '../store/Store'

/** A body with the one above it and all below that: 首長会議, 幹事会 and 部会 decide about the same projects. */
export async function familyOf(db: Db, forumId: string): Promise<{ id: string; name: string }[]> {
  const own = await db.selectFrom('forum').select('parent_id').where('id', '=', forumId).executeTakeFirst()
  const head = own?.parent_id ?? forumId
  return await db
    .selectFrom('forum')
    .select(['id', 'name'])
    .where((eb) =>
      eb.or([eb('id', '=', head), eb('id', '=', forumId), eb('parent_id', 'in', [head, forumId])]),
    )
    .orderBy('layer', 'desc')
    .orderBy('id')
    .execute()
}
