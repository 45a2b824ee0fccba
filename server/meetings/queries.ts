import type { ExpressionBuilder, Selectable } from 'kysely'
import { DomainError } from '../../shared/error'
import type { AgendaItem } from '../../shared/meetings/agendaItem'
import type { EarlierItem, EarlierMeeting } from '../../shared/meetings/carryOver'
import type { FrozenAgenda, PrintedAgenda } from '../../shared/meetings/frozenAgenda'
import {
  type MeetingCourse,
  type MeetingMode,
  type MeetingState,
  meetingName,
  meetingState,
  wasHeld,
} from '../../shared/meetings/meeting'
import type { Outcome } from '../../shared/meetings/outcome'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { mayTouch } from '../accounts/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'
import type { DocumentHead } from '../store/UpdateLog'
import { agendaAnswers } from './agendaCall'

export type MeetingRow = Selectable<Tables['meeting']>

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
    can: { create: can(actor, 'meeting.create', { forumId }) },
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

/** The bodies whose drafts the actor may see. */
export function insideForums(actor: Actor): string[] {
  return forumIdsOf(actor).filter((forumId) => can(actor, 'meeting.list', { forumId }))
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

/** Whether the body met before: then the agenda begins with 前回議事録の確認. */
export async function hasEarlierMeeting(
  db: Db,
  meeting: Pick<MeetingRow, 'id' | 'forum_id' | 'starts_at'>,
): Promise<boolean> {
  const earlier = await db
    .selectFrom('meeting')
    .select('id')
    .where('forum_id', '=', meeting.forum_id)
    .where('starts_at', '<', meeting.starts_at)
    .where('id', '<>', meeting.id)
    .limit(1)
    .executeTakeFirst()
  return earlier !== undefined
}

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

/** The meetings of a body that took place, the first first, with their items and what became of them. */
export async function heldMeetings(db: Db, forumId: string, now: number): Promise<EarlierMeeting[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'title', 'fiscal_year', 'number', 'starts_at', ...courseColumns])
    .where('forum_id', '=', forumId)
    .orderBy('starts_at')
    .execute()
  // Whether its minutes go round or are confirmed is no matter here: it took place before that.
  const held = rows.filter((row) =>
    wasHeld(meetingState(courseOf({ ...row, in_confirmation: 0, version_id: null }), now)),
  )
  const items = await agendaItemsOf(
    db,
    held.map(({ id }) => id),
  )
  return held.map((row) => ({
    id: row.id,
    name: nameOf(row),
    startsAt: row.starts_at,
    items: items.filter(({ meetingId }) => meetingId === row.id),
  }))
}

/** Items as the projections have them, with what became of them; in the order of their agendas. */
export async function agendaItemsOf(
  db: Db,
  meetingIds: readonly string[],
): Promise<(EarlierItem & { meetingId: string })[]> {
  if (meetingIds.length === 0) return []
  const rows = await db
    .selectFrom('agenda_item')
    .leftJoin('item_outcome', (join) =>
      join
        .onRef('item_outcome.meeting_id', '=', 'agenda_item.meeting_id')
        .onRef('item_outcome.item_id', '=', 'agenda_item.id'),
    )
    .selectAll('agenda_item')
    .select(['item_outcome.outcome', 'item_outcome.note'])
    .where('agenda_item.meeting_id', 'in', meetingIds)
    .orderBy('agenda_item.position')
    .execute()
  return rows.map((row) => ({ ...itemOf(row), meetingId: row.meeting_id, ...outcomeOf(row) }))
}

const outcomeOf = (row: { outcome: Outcome | null; note: string | null }) => ({
  outcome: row.outcome,
  note: row.note ?? '',
})

/** The projection wrote both JSON columns from an AgendaItem. */
const itemOf = (row: Selectable<Tables['agenda_item']>): AgendaItem & { number: string } => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  title: row.title,
  presenter: row.presenter,
  minutes: row.minutes,
  proposedBy: JSON.parse(row.proposed_by) as string[],
  proposalId: row.proposal_id,
  disclosure: row.disclosure,
  closedReason: row.closed_reason,
  carriedFrom: row.carried_from === null ? null : (JSON.parse(row.carried_from) as AgendaItem['carriedFrom']),
})

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

/** What the state of a meeting is read from, with `in_confirmation` and `version_id` beside it. */
export const courseColumns = [
  'meeting.notified_at',
  'meeting.began_at',
  'meeting.ended_at',
  'meeting.called_off',
] as const

/** Not 0 while a version of the minutes is going round. */
export const isInConfirmation = (eb: ExpressionBuilder<Tables, 'meeting'>) =>
  eb
    .selectFrom('confirmation_round')
    .select((count) => count.fn.countAll<number | string>().as('open'))
    .whereRef('confirmation_round.meeting_id', '=', 'meeting.id')
    .where('confirmation_round.closed_at', 'is', null)

export const courseOf = (
  row: Pick<MeetingRow, 'starts_at' | 'notified_at' | 'began_at' | 'ended_at' | 'called_off'> & {
    in_confirmation: number | string | null
    version_id: string | null
  },
): MeetingCourse => ({
  startsAt: row.starts_at,
  notifiedAt: row.notified_at,
  beganAt: row.began_at,
  endedAt: row.ended_at,
  calledOff: row.called_off,
  isInConfirmation: Number(row.in_confirmation) > 0,
  isConfirmed: row.version_id !== null,
})

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

/** It sat, or its written answers were made a result: it cannot be called off any more. */
export const wasOpened = ({ began_at, ended_at }: Pick<MeetingRow, 'began_at' | 'ended_at'>): boolean =>
  began_at !== null || ended_at !== null

export const nameOf = (row: Pick<MeetingRow, 'fiscal_year' | 'number' | 'title'>) =>
  meetingName({ fiscalYear: row.fiscal_year, number: row.number, title: row.title })

const meetingUnknown = () =>
  new DomainError(
    'not_found',
    'この会議は見つからないか、閲覧できる団体に入っていません。圏域のページから開き直してください。',
  )
export const forumUnknown = () =>
  new DomainError(
    'not_found',
    'この会議体の会議は見つからないか、閲覧できる団体に入っていません。圏域のページを確かめてください。',
  )
