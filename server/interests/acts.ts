import type { Tx } from '../store/Store'

/**
 * The organisations that ticked a 分野×事務 in a body, for the delivery of 先進事例 to them alone. Who they are leaves the server in no
 * answer, list, count or event: nothing may differ for anybody else by what this says. Ticks of sample seats are asked for apart [I7].
 */
export async function interestedIn(
  tx: Tx,
  forumId: string,
  topicId: string,
  isSample: 0 | 1 = 0,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('interest')
    .innerJoin('organisation', 'organisation.id', 'interest.organisation_id')
    .select('interest.organisation_id')
    .where('interest.forum_id', '=', forumId)
    .where('interest.topic_id', '=', topicId)
    .where('interest.is_sample', '=', isSample)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()
  return rows.map(({ organisation_id }) => organisation_id)
}
