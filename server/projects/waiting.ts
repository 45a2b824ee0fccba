import { dayOf, fiscalYear } from '../../shared/calendar'
import { wentOn } from '../../shared/projects/figure'
import { callsOf } from '../calls/queries'
import { forumNames } from '../forums/queries'
import type { Db } from '../store/Store'

/** A body whose projects went on last year and that was not asked for its 実績 yet. */
export interface UnaskedBody {
  forumId: string
  forumName: string
  /** the 年度 to ask about */
  year: number
}

/** From April on, until the 実績照会 of the year is sent [J10]. */
export async function bodiesToAsk(
  db: Db,
  forumIds: readonly string[],
  { now, isSample }: { now: number; isSample: 0 | 1 },
): Promise<UnaskedBody[]> {
  if (forumIds.length === 0) return []
  const present = fiscalYear(dayOf(now))
  const projects = await db
    .selectFrom('project')
    .select(['forum_id', 'began_on as beganOn', 'ended_on as endedOn'])
    .where('forum_id', 'in', forumIds)
    .where('is_sample', '=', isSample)
    .execute()
  const found: UnaskedBody[] = []
  for (const { id, name } of await forumNames(db, forumIds)) {
    if (!projects.some((each) => each.forum_id === id && wentOn(each, present - 1))) continue
    const asked = (await callsOf(db, id)).some(
      (call) => call.kind === 'actuals' && call.fiscalYear === present && call.isSample === (isSample === 1),
    )
    if (!asked) found.push({ forumId: id, forumName: name, year: present - 1 })
  }
  return found
}
