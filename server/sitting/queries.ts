import { addDays, dayOf } from '../../shared/calendar'
import type { AgendaKind, Disclosure } from '../../shared/meetings/agendaItem'
import type { Attendee } from '../../shared/meetings/attendee'
import type { MeetingMode } from '../../shared/meetings/meeting'
import type { ItemOutcome, Outcome } from '../../shared/meetings/outcome'
import type { OutcomeNumber } from '../../shared/minutes/outcomeNumber'
import { fullestQuorum, type Quorum, votersOf } from '../../shared/sitting/quorum'
import { membersOn, organisationNames, rulesOf } from '../forums/queries'
import { type MeetingRow, nameOf } from '../meetings/queries'
import { outcomesOf } from '../minutes/queries'
import type { Db } from '../store/Store'

/** Everybody on the attendance list (出席者名簿) of a meeting, in its order. */
export async function attendeesOf(db: Db, meetingId: string): Promise<Attendee[]> {
  const rows = await db
    .selectFrom('attendee')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    division: row.division,
    title: row.title,
    name: row.name,
    kana: row.kana,
    category: row.category,
    proxyFor: row.proxy_for,
    isOnline: row.is_online === 1,
    status: row.status,
    arrivedAt: row.arrived_at,
    leftAt: row.left_at,
    note: row.note,
  }))
}

/** What became of the items so far, in the order in which it was decided. */
export async function outcomesOfItems(db: Db, meetingId: string): Promise<ItemOutcome[]> {
  const rows = await db
    .selectFrom('item_outcome')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('decided_at')
    .orderBy('item_id')
    .execute()
  return rows.map((row) => ({
    itemId: row.item_id,
    outcome: row.outcome,
    hasNoObjection: row.has_no_objection === 1,
    note: row.note,
    decidedAt: row.decided_at,
    // Written by recordOutcome as JSON of string[].
    present: JSON.parse(row.present) as string[],
  }))
}

/** 会議結果概要: the conclusions, the 宿題, the next meeting; what the one-page paper and the screen after 閉会 show. */
export interface ResultSummary {
  meetingId: string
  forumName: string
  /** 令和8年度 第2回 … */
  name: string
  startsAt: number
  beganAt: number | null
  endedAt: number | null
  place: string
  mode: MeetingMode
  /** null where nobody kept the attendance list */
  attendance: { quorum: Quorum; absent: string[]; observerCount: number } | null
  items: SummaryItem[]
  decisions: SummaryDecision[]
  actionItems: SummaryActionItem[]
  next: { meetingId: string; name: string; startsAt: number; place: string } | null
  filedAt: number | null
  /** the day by which the body's rules want it */
  dueOn: string
}
export interface SummaryItem {
  id: string
  number: string
  kind: AgendaKind
  title: string
  disclosure: Disclosure
  closedReason: string
  /** names of the 提案団体 in 建制順 */
  proposedBy: string[]
  outcome: {
    outcome: Outcome
    hasNoObjection: boolean
    note: string
    decidedAt: number
    isQuorate: boolean
  } | null
}
export interface SummaryDecision {
  id: string
  number: OutcomeNumber | null
  itemId: string | null
  text: string
}
export interface SummaryActionItem extends SummaryDecision {
  owner: string | null
  dueOn: string | null
}

export async function summaryOf(db: Db, meetingId: string): Promise<ResultSummary> {
  const meeting = await db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .selectAll('meeting')
    .select('forum.name as forum_name')
    .where('meeting.id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const rules = await rulesOf(db, meeting.forum_id)
  const names = await organisationNames(db)
  const { decisions, actionItems } = await outcomesOf(db, meetingId)
  return {
    meetingId,
    forumName: meeting.forum_name,
    name: nameOf(meeting),
    startsAt: meeting.starts_at,
    beganAt: meeting.began_at,
    endedAt: meeting.ended_at,
    place: meeting.place,
    mode: meeting.mode,
    attendance: await attendanceOf(db, meeting, names),
    items: await summaryItems(db, meetingId, names),
    decisions,
    actionItems: actionItems.map(({ id, number, itemId, text, ownerId, dueOn }) => ({
      id,
      number,
      itemId,
      text,
      dueOn,
      owner: ownerId === null ? null : (names.get(ownerId) ?? null),
    })),
    next: await nextMeeting(db, meeting),
    filedAt: meeting.summary_filed_at,
    dueOn: summaryDueOn(meeting, rules.minutes.summaryDays),
  }
}

/** 概要 within so many days after the meeting. */
export const summaryDueOn = (
  { starts_at, ended_at }: Pick<MeetingRow, 'starts_at' | 'ended_at'>,
  summaryDays: number,
): string => addDays(dayOf(ended_at ?? starts_at), summaryDays)

async function attendanceOf(
  db: Db,
  meeting: MeetingRow,
  names: ReadonlyMap<string, string>,
): Promise<ResultSummary['attendance']> {
  const attendees = await attendeesOf(db, meeting.id)
  if (!attendees.some(({ status }) => status === 'present')) return null
  const voters = votersOf(await membersOn(db, meeting.forum_id, dayOf(meeting.starts_at)))
  const times = {
    beganAt: meeting.began_at ?? meeting.starts_at,
    endedAt: meeting.ended_at ?? Number.POSITIVE_INFINITY,
  }
  const { quorum: rule } = await rulesOf(db, meeting.forum_id)
  const came = new Set(attendees.flatMap((each) => (each.status === 'present' ? [each.organisationId] : [])))
  return {
    quorum: fullestQuorum(attendees, voters, times, rule),
    absent: voters.filter((id) => !came.has(id)).map((id) => names.get(id) ?? ''),
    observerCount: meeting.observer_count,
  }
}

async function summaryItems(
  db: Db,
  meetingId: string,
  names: ReadonlyMap<string, string>,
): Promise<SummaryItem[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .leftJoin('item_outcome', (join) =>
      join
        .onRef('item_outcome.meeting_id', '=', 'agenda_item.meeting_id')
        .onRef('item_outcome.item_id', '=', 'agenda_item.id'),
    )
    .selectAll('agenda_item')
    .select(['outcome', 'has_no_objection', 'note', 'decided_at', 'is_quorate'])
    .where('agenda_item.meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  const order = [...names.keys()]
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    disclosure: row.disclosure,
    closedReason: row.closed_reason,
    // Written by projectAgenda as JSON of string[].
    proposedBy: (JSON.parse(row.proposed_by) as string[])
      .sort((one, other) => order.indexOf(one) - order.indexOf(other))
      .map((id) => names.get(id) ?? ''),
    outcome:
      row.outcome === null || row.decided_at === null
        ? null
        : {
            outcome: row.outcome,
            hasNoObjection: row.has_no_objection === 1,
            note: row.note ?? '',
            decidedAt: row.decided_at,
            isQuorate: row.is_quorate === 1,
          },
  }))
}

/** The meeting of the body after this one, if one is called. */
async function nextMeeting(db: Db, meeting: MeetingRow): Promise<ResultSummary['next']> {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('forum_id', '=', meeting.forum_id)
    .where('is_sample', '=', meeting.is_sample)
    .where('starts_at', '>', meeting.starts_at)
    .where('called_off', 'is', null)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return row ? { meetingId: row.id, name: nameOf(row), startsAt: row.starts_at, place: row.place } : null
}
