import { type Cadence, cadenceOf } from '../../shared/cadence/status'
import { dayOf } from '../../shared/calendar'
import { meetingState, wasHeld } from '../../shared/meetings/meeting'
import { rulesOf } from '../forums/queries'
import { courseColumns, courseOf } from '../meetings/queries'
import type { Db } from '../store/Store'

/** How each of some bodies stands by its promise at `now`; a body that was closed (廃止) promises nothing any more. */
export async function cadencesOf(
  db: Db,
  forumIds: readonly string[],
  now: number,
): Promise<Map<string, Cadence>> {
  const open = await openForums(db, forumIds, dayOf(now))
  const agreements = await agreementDays(db, open)
  const meetings = await meetingsOf(db, open)
  const cadences = new Map<string, Cadence>()
  for (const forumId of open)
    cadences.set(
      forumId,
      cadenceOf({
        promise: (await rulesOf(db, forumId)).cadence,
        agreedOn: agreements.get(forumId) ?? null,
        meetings: meetings
          .filter((row) => row.forum_id === forumId)
          .map((row) => ({
            day: dayOf(row.starts_at),
            isWritten: row.mode === 'written',
            // Whether its minutes go round or are confirmed is no matter here: it took place before that.
            wasHeld: wasHeld(meetingState(courseOf({ ...row, in_confirmation: 0, version_id: null }), now)),
          })),
        today: dayOf(now),
      }),
    )
  return cadences
}

async function openForums(db: Db, forumIds: readonly string[], day: string): Promise<string[]> {
  if (forumIds.length === 0) return []
  const rows = await db.selectFrom('forum').select(['id', 'closed_on']).where('id', 'in', forumIds).execute()
  return rows.filter(({ closed_on }) => closed_on === null || closed_on >= day).map(({ id }) => id)
}

const meetingsOf = async (db: Db, forumIds: readonly string[]) =>
  forumIds.length === 0
    ? []
    : await db
        .selectFrom('meeting')
        .select(['forum_id', 'mode', 'starts_at', ...courseColumns])
        .where('forum_id', 'in', forumIds)
        .execute()

/** The day of the agreement (協定・協約の締結), else the day a body was set up; a tier without either has its body's. */
async function agreementDays(db: Db, forumIds: readonly string[]): Promise<Map<string, string>> {
  const forums = await db.selectFrom('forum').select(['id', 'parent_id', 'established_on']).execute()
  const milestones = await db
    .selectFrom('forum_milestone')
    .select(['forum_id', 'event', 'happened_on'])
    .orderBy('happened_on')
    .execute()
  const own = new Map<string, string>()
  for (const { id, established_on } of forums) {
    const agreed = milestones.find(({ forum_id, event }) => forum_id === id && event.endsWith('の締結'))
    const day = agreed?.happened_on ?? established_on
    if (day !== null && day !== undefined) own.set(id, day)
  }
  const parents = new Map(forums.map(({ id, parent_id }) => [id, parent_id]))
  return new Map(
    forumIds.flatMap((id): [string, string][] => {
      const day = own.get(id) ?? own.get(parents.get(id) ?? '')
      return day === undefined ? [] : [[id, day]]
    }),
  )
}
