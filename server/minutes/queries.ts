import type { Selectable } from 'kysely'
import { type Actor, can } from '../../shared/permission'
import { insideForums, nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

type MinutesVersionRow = Selectable<Tables['minutes_version']>

/** A decision (決定事項) or action item (宿題) as the minutes have it this moment, from the projection. */
interface DecisionEntry {
  id: string
  itemId: string | null
  text: string
}
interface ActionItemEntry {
  id: string
  itemId: string | null
  text: string
  ownerId: string | null
  /** YYYY-MM-DD */
  dueOn: string | null
  isDone: boolean
}

/** Decisions and action items of one meeting, in the order of the minutes. */
export async function outcomesOf(db: Db, meetingId: string) {
  const decisions = await db
    .selectFrom('decision')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  const actionItems = await db
    .selectFrom('action_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  return {
    decisions: decisions.map((row): DecisionEntry => ({ id: row.id, itemId: row.item_id, text: row.text })),
    actionItems: actionItems.map(
      (row): ActionItemEntry => ({
        id: row.id,
        itemId: row.item_id,
        text: row.text,
        ownerId: row.owner_id,
        dueOn: row.due_on,
        isDone: row.is_done === 1,
      }),
    ),
  }
}

/** The confirmed version that holds today, if the minutes were confirmed. */
export function confirmedVersion(db: Db, meetingId: string): Promise<MinutesVersionRow | undefined> {
  return db
    .selectFrom('minutes_version')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('confirmed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

interface MinutesToConfirm {
  meetingId: string
  forumId: string
  forumName: string
  /** 令和8年度 第2回 … */
  meetingName: string
  /** ms since 1970 */
  startsAt: number
}

/** Meetings that were held and whose minutes wait for this secretariat's 確定, the longest waiting first. */
export async function minutesToConfirm(db: Db, actor: Actor, now: number): Promise<MinutesToConfirm[]> {
  const forumIds = insideForums(actor).filter((forumId) => can(actor, 'minutes.confirm', { forumId }))
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .innerJoin('document', 'document.id', 'meeting.minutes_id')
    .select([
      'meeting.id',
      'meeting.forum_id',
      'forum.name as forum_name',
      'meeting.title',
      'meeting.fiscal_year',
      'meeting.number',
      'meeting.starts_at',
    ])
    .where('meeting.forum_id', 'in', forumIds)
    .where('meeting.starts_at', '<=', now)
    .where('document.frozen_at', 'is', null)
    .orderBy('meeting.starts_at')
    .execute()
  return rows.map((row) => ({
    meetingId: row.id,
    forumId: row.forum_id,
    forumName: row.forum_name,
    meetingName: nameOf(row),
    startsAt: row.starts_at,
  }))
}

interface OpenActionItem {
  id: string
  meetingId: string
  forumName: string
  meetingName: string
  text: string
  /** YYYY-MM-DD */
  dueOn: string | null
}

/** What the actor's organisation took home and has not done yet: the due ones first, those without a date last. */
export async function openActionItems(db: Db, actor: Actor): Promise<OpenActionItem[]> {
  const forumIds = insideForums(actor)
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('action_item')
    .innerJoin('meeting', 'meeting.id', 'action_item.meeting_id')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .select([
      'action_item.id',
      'action_item.meeting_id',
      'action_item.text',
      'action_item.due_on',
      'forum.name as forum_name',
      'meeting.title',
      'meeting.fiscal_year',
      'meeting.number',
    ])
    .where('action_item.owner_id', '=', actor.organisationId)
    .where('action_item.is_done', '=', 0)
    .where('meeting.forum_id', 'in', forumIds)
    .orderBy((eb) => eb.fn.coalesce('action_item.due_on', eb.val('9999-12-31')))
    .orderBy('meeting.starts_at')
    .orderBy('action_item.position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    meetingId: row.meeting_id,
    forumName: row.forum_name,
    meetingName: nameOf(row),
    text: row.text,
    dueOn: row.due_on,
  }))
}
