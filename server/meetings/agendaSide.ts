import { type Actor, can } from '../../shared/permission'
import { relatedForums } from '../forums/queries'
import { proposalsForAgenda, readableProposals } from '../proposals/queries'
import type { Db } from '../store/Store'
import { agendaAnswers } from './agendaCall'
import { frozenAgenda, type MeetingRow, nameOf, visibleMeeting } from './queries'

/** What stands beside the agenda of a meeting: the call for items, the sheets that went out, what its items are linked with. */
export async function agendaSide(db: Db, actor: Actor, meetingId: string) {
  const meeting = await visibleMeeting(db, actor, meetingId)
  const subject = { forumId: meeting.forum_id }
  const isOpen = await isWritten(db, meeting)
  return {
    endsAt: meeting.ends_at,
    call: await callOf(db, actor, meeting),
    latest: (await frozenAgenda(db, meetingId)) ?? null,
    versions: await versionsOf(db, meetingId),
    ...(await linkedProposals(db, actor, meetingId)),
    carried: await carriedFrom(db, meetingId),
    can: {
      call: isOpen && can(actor, 'meeting.change', subject),
      freeze: isOpen && can(actor, 'meeting.change', subject),
      answer: isOpen && can(actor, 'agenda.edit', subject),
      edit: isOpen && can(actor, 'agenda.edit', subject),
    },
  }
}

async function callOf(db: Db, actor: Actor, meeting: MeetingRow) {
  if (meeting.agenda_due_on === null) return null
  const answers = await agendaAnswers(db, meeting)
  return {
    dueOn: meeting.agenda_due_on,
    answers,
    mine: answers.find(({ organisationId }) => organisationId === actor.organisationId) ?? null,
  }
}

async function isWritten(db: Db, meeting: MeetingRow): Promise<boolean> {
  const agenda = await db
    .selectFrom('document')
    .select('frozen_at')
    .where('id', '=', meeting.agenda_id)
    .executeTakeFirstOrThrow()
  return agenda.frozen_at === null
}

/** The latest first. */
async function versionsOf(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom('agenda_version')
    .select(['version', 'frozen_at as frozenAt', 'label', 'sha256'])
    .where('meeting_id', '=', meetingId)
    .orderBy('version', 'desc')
    .execute()
  return rows
}

/** What the items take up, as far as the actor reads it; of the rest only that it is there. */
async function linkedProposals(db: Db, actor: Actor, meetingId: string) {
  const rows = await db
    .selectFrom('agenda_item')
    .select('proposal_id')
    .where('meeting_id', '=', meetingId)
    .where('proposal_id', 'is not', null)
    .execute()
  const ids = rows.flatMap(({ proposal_id }) => proposal_id ?? [])
  const proposals = await readableProposals(db, actor, ids)
  const readable = new Set(proposals.map(({ id }) => id))
  return { proposals, hiddenProposals: ids.filter((id) => !readable.has(id)) }
}

/** 前回: where the items that go on come from. Ids in a document may be anything: only meetings of this body are named. */
async function carriedFrom(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .select(['agenda_item.carried_from', 'meeting.forum_id'])
    .where('meeting_id', '=', meetingId)
    .where('carried_from', 'is not', null)
    .execute()
  const found: { meetingId: string; itemId: string; meetingName: string; number: string }[] = []
  for (const { carried_from, forum_id } of rows) {
    // The projection wrote it from an AgendaItem.
    const from = JSON.parse(carried_from ?? 'null') as { meetingId: string; itemId: string }
    const item = await db
      .selectFrom('agenda_item')
      .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
      .select(['agenda_item.number as itemNumber', 'meeting.title', 'meeting.fiscal_year', 'meeting.number'])
      .where('agenda_item.meeting_id', '=', from.meetingId)
      .where('agenda_item.id', '=', from.itemId)
      .where('meeting.forum_id', '=', forum_id)
      .executeTakeFirst()
    if (item) found.push({ ...from, meetingName: nameOf(item), number: item.itemNumber })
  }
  return found
}

/** The proposals of the body, of the one above it and of its tiers that an item may take up. */
export async function agendaProposals(db: Db, actor: Actor, meetingId: string) {
  const meeting = await visibleMeeting(db, actor, meetingId)
  return proposalsForAgenda(db, actor, await relatedForums(db, meeting.forum_id))
}
