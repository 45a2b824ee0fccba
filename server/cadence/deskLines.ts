import { needsDraft } from '../../shared/cadence/status'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { forumNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { cadencesOf } from './bodies'
import { comingMeetingsOf } from './queries'

/** The bodies whose next meeting this seat should prepare. */
export async function cadenceLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const forumIds = forumIdsOf(actor).filter((forumId) => can(actor, 'meeting.create', { forumId }))
  const cadences = await cadencesOf(db, forumIds, now)
  const lines: DeskItem[] = []
  for (const { id, name } of await forumNames(db, forumIds)) {
    const cadence = cadences.get(id)
    if (!cadence || !needsDraft(cadence) || (await comingMeetingsOf(db, id, now)).length > 0) continue
    lines.push(deskItem('cadence', id, { title: '次の会議の準備', forumName: name, dueOn: cadence.dueOn }))
  }
  return lines
}
