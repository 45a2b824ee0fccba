import type { Db } from '../store/Store'

/** Whether a notice with this key was ever written: what is told of itself, day by day, is told once. */
export async function wasTold(db: Db, dedupeKey: string): Promise<boolean> {
  const notice = await db
    .selectFrom('notice')
    .select('id')
    .where('dedupe_key', '=', dedupeKey)
    .limit(1)
    .executeTakeFirst()
  return notice !== undefined
}
