import { dayOf } from '../../shared/calendar'
import {
  type MeetingCourse,
  type MeetingMode,
  type MeetingState,
  meetingState,
} from '../../shared/meetings/meeting'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { endedOn } from '../forums/queries'
import type { Db } from '../store/Store'
import { courseColumns, courseOf, isInConfirmation, nameOf } from './course'
import { forumUnknown } from './refusals'

/** One line of a list of meetings. `startsAt` in ms since 1970. */
export interface MeetingSummary {
  id: string
  forumId: string
  forumName: string
  /** 令和8年度 第2回 … */
  name: string
  startsAt: number
  place: string
  mode: MeetingMode
  state: MeetingState
  /** the version that was confirmed, for a link to the record */
  versionId: string | null
  isSample: boolean
}

/** The meetings of one body: those to come with the next one first, those past with the latest first. */
export async function forumMeetings(db: Db, actor: Actor, forumId: string, now: number) {
  if (!can(actor, 'meeting.list', { forumId })) throw forumUnknown()
  const meetings = await summaries(db).where('meeting.forum_id', '=', forumId).execute()
  const shown = meetings.map((row) => summaryOf(row, now))
  return {
    coming: shown.filter(({ startsAt }) => startsAt > now).sort((a, b) => a.startsAt - b.startsAt),
    past: shown.filter(({ startsAt }) => startsAt <= now).sort((a, b) => b.startsAt - a.startsAt),
    can: {
      create: can(actor, 'meeting.create', { forumId }) && (await endedOn(db, forumId, dayOf(now))) === null,
    },
  }
}

/** The actor's meetings of a stretch of time, soonest first; `from` and `until` in ms since 1970. */
export async function comingMeetings(
  db: Db,
  actor: Actor,
  { from, until }: { from: number; until: number },
): Promise<MeetingSummary[]> {
  const forumIds = insideForums(actor)
  if (forumIds.length === 0) return []
  const rows = await summaries(db)
    .where('meeting.forum_id', 'in', forumIds)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', until)
    .where('meeting.called_off', 'is', null)
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .execute()
  return rows.map((row) => summaryOf(row, from))
}

/** The bodies whose drafts the actor may see. */
export function insideForums(actor: Actor): string[] {
  return forumIdsOf(actor).filter((forumId) => can(actor, 'meeting.list', { forumId }))
}

/** What the state of one meeting is read from. */
export async function courseOfMeeting(db: Db, meetingId: string): Promise<MeetingCourse> {
  return courseOf(await summaries(db).where('meeting.id', '=', meetingId).executeTakeFirstOrThrow())
}

/** The state of one meeting at `now`. */
export async function stateOf(db: Db, meetingId: string, now: number): Promise<MeetingState> {
  return meetingState(await courseOfMeeting(db, meetingId), now)
}

const summaries = (db: Db) =>
  db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .select((eb) => [
      'meeting.id',
      'meeting.forum_id',
      'forum.name as forum_name',
      'meeting.title',
      'meeting.fiscal_year',
      'meeting.number',
      'meeting.starts_at',
      'meeting.place',
      'meeting.mode',
      'meeting.is_sample',
      ...courseColumns,
      isInConfirmation(eb).as('in_confirmation'),
      eb
        .selectFrom('minutes_version')
        .select('minutes_version.id')
        .whereRef('minutes_version.meeting_id', '=', 'meeting.id')
        .orderBy('confirmed_at', 'desc')
        .orderBy('chain_position', 'desc')
        .limit(1)
        .as('version_id'),
    ])

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number]

function summaryOf(row: SummaryRow, now: number): MeetingSummary {
  return {
    id: row.id,
    forumId: row.forum_id,
    forumName: row.forum_name,
    name: nameOf(row),
    startsAt: row.starts_at,
    place: row.place,
    mode: row.mode,
    state: meetingState(courseOf(row), now),
    versionId: row.version_id,
    isSample: row.is_sample === 1,
  }
}
