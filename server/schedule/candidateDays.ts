import holidayJp from '@holiday-jp/holiday_jp'
import { addDays, dayOf, startOfDay } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { type CandidateDay, judgedDays, proposedDays } from '../../shared/schedule/candidates'
import { cadenceOfForum } from '../cadence/queries'
import { forumNames, rulesOf, secretariatOnly } from '../forums/queries'
import { comingMeetings, forumUnknown } from '../meetings/queries'
import type { Db } from '../store/Store'
import { askedMembers } from './queries'

/** A date poll needs time to be answered, and 開催通知 time to arrive: nothing nearer than three weeks is proposed. */
const leadDays = 21
const stretchDays = 45
const stretchDaysMax = 120
const proposedCount = 5

const holidays: Record<string, { name: string }> = holidayJp.holidays
/** By the day as text: the library's own question by a Date depends on the time zone of the machine. */
export const holidayName = (day: string): string | undefined => holidays[day]?.name

interface Candidates {
  forum: { id: string; name: string }
  today: string
  from: string
  to: string
  days: CandidateDay[]
  proposed: string[]
}

/** The days of a stretch with what speaks against each, and the ones that are proposed for a 日程調整 [D1]. */
export async function candidateDays(
  db: Db,
  actor: Actor,
  {
    forumId,
    from,
    to,
    now,
  }: { forumId: string; from?: string | undefined; to?: string | undefined; now: number },
): Promise<Candidates> {
  if (!can(actor, 'schedule.read', { forumId })) throw forumUnknown()
  if (!can(actor, 'schedule.manage', { forumId })) throw secretariatOnly('日程調整')
  const first = from ?? addDays(dayOf(now), leadDays)
  const last = to ?? addDays(first, stretchDays)
  if (last < first || last > addDays(first, stretchDaysMax))
    throw new DomainError('invalid', `候補を探す期間は、${stretchDaysMax}日以内にしてください。`, [
      { path: 'to', message: `始まりの日から${stretchDaysMax}日以内の日にしてください。` },
    ])
  const { cadence } = await rulesOf(db, forumId)
  const days = judgedDays(first, last, {
    holidayName,
    sessions: await sessionsOf(db, forumId, { from: first, to: last, now }),
    avoidMonths: cadence.avoidMonths,
    meetings: await meetingDays(db, actor, { from: first, to: last }),
    deadline: await deadlineOf(db, { forumId, first, now }),
  })
  const [forum] = await forumNames(db, [forumId])
  return {
    forum: { id: forumId, name: forum?.name ?? '' },
    today: dayOf(now),
    from: first,
    to: last,
    days,
    proposed: proposedDays(days, proposedCount),
  }
}

async function sessionsOf(
  db: Db,
  forumId: string,
  { from, to, now }: { from: string; to: string; now: number },
) {
  const members = await askedMembers(db, forumId, dayOf(now))
  if (members.length === 0) return []
  return await db
    .selectFrom('assembly_session')
    .innerJoin('organisation', 'organisation.id', 'assembly_session.organisation_id')
    .select([
      'organisation.name as organisationName',
      'assembly_session.name',
      'assembly_session.from_on as from',
      'assembly_session.to_on as to',
    ])
    .where(
      'organisation_id',
      'in',
      members.map(({ id }) => id),
    )
    .where('from_on', '<=', to)
    .where('to_on', '>=', from)
    .orderBy('organisation.official_order')
    .orderBy('from_on')
    .execute()
}

/** Meetings of the bodies the secretariat works in; what others have planned is theirs to know. */
async function meetingDays(db: Db, actor: Actor, { from, to }: { from: string; to: string }) {
  const stretch = { from: startOfDay(from), until: startOfDay(addDays(to, 1)) }
  return (await comingMeetings(db, actor, stretch)).map(({ startsAt, name }) => ({
    day: dayOf(startsAt),
    name,
  }))
}

/** The last day the promise (開催間隔の約束) allows; none once it is past, or no day would be left. */
async function deadlineOf(
  db: Db,
  { forumId, first, now }: { forumId: string; first: string; now: number },
): Promise<string | null> {
  const dueOn = (await cadenceOfForum(db, forumId, now))?.dueOn ?? null
  return dueOn === null || dueOn < first ? null : dueOn
}
