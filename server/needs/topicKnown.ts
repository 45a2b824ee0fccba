import { faultAt } from '../../shared/error'
import type { Db } from '../store/Store'

/** 分野×事務 are those of the data set. */
export async function refuseUnknownTopic(db: Db, topicId: string): Promise<void> {
  const topic = await db.selectFrom('topic').select('id').where('id', '=', topicId).executeTakeFirst()
  if (topic) return
  const message = '分野×事務を選び直してください。'
  throw faultAt('topicId', message)
}
