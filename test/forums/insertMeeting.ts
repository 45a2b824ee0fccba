import type { Context } from '../../server/context'
import { newId } from '../../server/id'

/** A meeting of the body tomorrow, as a bare row: these tests ask who sees it, not what is in it. */
export async function insertMeeting({ store, now }: Context, forumId: string): Promise<void> {
  await store.db
    .insertInto('meeting')
    .values({
      id: newId(),
      forum_id: forumId,
      title: '推進協議会幹事会',
      fiscal_year: 2026,
      number: 2,
      starts_at: now() + 86_400_000,
      place: '飯山市役所',
      mode: 'hybrid',
      created_by: 'seat',
      created_at: now(),
      agenda_id: newId(),
      minutes_id: newId(),
      is_sample: 0,
    })
    .execute()
}
