import type { Selectable } from 'kysely'
import type { FrozenAgenda, PrintedAgenda } from '../../shared/meetings/frozenAgenda'
import type { Outcome } from '../../shared/meetings/outcome'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { mayTouch } from '../accounts/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'
import type { DocumentHead } from '../store/UpdateLog'
import { agendaAnswers } from './agendaCall'
import { type MeetingRow, nameOf } from './course'
import { meetingUnknown } from './refusals'

export { courseColumns, courseOf, isInConfirmation, type MeetingRow, nameOf, wasOpened } from './course'
export { agendaItemsOf, hasEarlierMeeting, heldMeetings } from './items'
export {
  comingMeetings,
  courseOfMeeting,
  forumMeetings,
  insideForums,
  type MeetingSummary,
  stateOf,
} from './list'
export { forumUnknown } from './refusals'

/** Calls for items that wait for this seat's organisation, the soonest due first; once the 次第 went out none does. */
export async function agendaCallsToAnswer(
  db: Db,
  actor: Actor,
  now: number,
): Promise<{ meetingId: string; title: string; forumName: string; dueOn: string }[]> {
  const forumIds = forumIdsOf(actor).filter((forumId) => can(actor, 'agenda.edit', { forumId }))
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .selectAll('meeting')
    .select('forum.name as forumName')
    .where('meeting.forum_id', 'in', forumIds)
    .where('meeting.agenda_due_on', 'is not', null)
    .where('meeting.called_off', 'is', null)
    .where('meeting.starts_at', '>', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('agenda_version')
            .select('version')
            .whereRef('agenda_version.meeting_id', '=', 'meeting.id'),
        ),
      ),
    )
    .orderBy('meeting.agenda_due_on')
    .execute()
  const waiting: Awaited<ReturnType<typeof agendaCallsToAnswer>> = []
  for (const row of rows) {
    const answers = await agendaAnswers(db, row)
    const mine = answers.find(({ organisationId }) => organisationId === actor.organisationId)
    if (mine?.answer !== null || row.agenda_due_on === null) continue
    waiting.push({
      meetingId: row.id,
      title: nameOf(row),
      forumName: row.forumName,
      dueOn: row.agenda_due_on,
    })
  }
  return waiting
}

/** The meeting, if the actor may see meetings of its body; else what an unknown id would get. */
export async function visibleMeeting(db: Db, actor: Actor, meetingId: string): Promise<MeetingRow> {
  const meeting = await db.selectFrom('meeting').selectAll().where('id', '=', meetingId).executeTakeFirst()
  if (!meeting || !can(actor, 'meeting.list', { forumId: meeting.forum_id })) throw meetingUnknown()
  return meeting
}

/** For who has asked elsewhere whether the actor may know of it. */
export const meetingById = (db: Db, meetingId: string): Promise<MeetingRow | undefined> =>
  db.selectFrom('meeting').selectAll().where('id', '=', meetingId).executeTakeFirst()

/** The latest 次第 that went out, if one did. */
export async function frozenAgenda(db: Db, meetingId: string): Promise<FrozenAgenda | undefined> {
  const row = await db
    .selectFrom('agenda_version')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && frozenAgendaOf(row)
}

/** `items` was written by freezeAgenda from a PrintedAgenda. */
export const frozenAgendaOf = (row: Selectable<Tables['agenda_version']>): FrozenAgenda => ({
  version: row.version,
  frozenAt: row.frozen_at,
  label: row.label,
  sha256: row.sha256,
  printed: JSON.parse(row.items) as PrintedAgenda,
})

/** A meeting that took a proposal up (協議した会議). */
export interface ProposalMeeting {
  meetingId: string
  meetingName: string
  startsAt: number
  number: string
  itemTitle: string
  outcome: Outcome | null
}

/** The meetings with an item on this proposal, the latest first, as far as the actor may see their agendas. */
export async function meetingsOfProposal(
  db: Db,
  actor: Actor,
  proposalId: string,
): Promise<ProposalMeeting[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .leftJoin('item_outcome', (join) =>
      join
        .onRef('item_outcome.meeting_id', '=', 'agenda_item.meeting_id')
        .onRef('item_outcome.item_id', '=', 'agenda_item.id'),
    )
    .selectAll('meeting')
    .select(['agenda_item.number as itemNumber', 'agenda_item.title as itemTitle', 'item_outcome.outcome'])
    .where('agenda_item.proposal_id', '=', proposalId)
    .orderBy('meeting.starts_at', 'desc')
    .execute()
  return rows
    .filter((row) => can(actor, 'agenda.read', { forumId: row.forum_id }))
    .map((row) => ({
      meetingId: row.id,
      meetingName: nameOf(row),
      startsAt: row.starts_at,
      number: row.itemNumber,
      itemTitle: row.itemTitle,
      outcome: row.outcome,
    }))
}

/** The coming meetings on whose agenda the actor may put something, soonest first. */
export async function openAgendas(
  db: Db,
  actor: Actor,
  { forumIds, now }: { forumIds: readonly string[]; now: number },
): Promise<{ id: string; name: string; startsAt: number }[]> {
  const writable = forumIds.filter((forumId) => can(actor, 'agenda.edit', { forumId }))
  if (writable.length === 0) return []
  const rows = await db
    .selectFrom('meeting')
    .selectAll()
    .where('forum_id', 'in', writable)
    .where('starts_at', '>', now)
    .where('called_off', 'is', null)
    .orderBy('starts_at')
    .execute()
  return rows.map((row) => ({ id: row.id, name: nameOf(row), startsAt: row.starts_at }))
}

/** What the actor may do with the agenda or the minutes of a meeting; a draft of others does not exist for them [R4]. */
export async function meetingDocumentAccess(
  db: Db,
  actor: Actor,
  head: DocumentHead,
): Promise<'write' | 'read' | undefined> {
  const meeting = await db
    .selectFrom('meeting')
    .select(['forum_id', 'is_sample'])
    .where('id', '=', head.subjectId)
    .executeTakeFirst()
  if (!meeting) return undefined
  const subject = { forumId: meeting.forum_id }
  const isAgenda = head.kind === 'agenda'
  const isWriter = can(actor, isAgenda ? 'agenda.edit' : 'minutes.edit', subject)
  if (isWriter && (await mayTouch(db, actor, meeting))) return 'write'
  return can(actor, isAgenda ? 'agenda.read' : 'minutes.readDraft', subject) ? 'read' : undefined
}
