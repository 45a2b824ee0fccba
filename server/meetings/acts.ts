import * as Y from 'yjs'
import { addDays, dayOf, daysBetween, fiscalYear, warekiFiscalYear } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { JobKind } from '../../shared/ledger/job'
import type { ChangeMeeting } from '../../shared/meetings/commands'
import type { MeetingMode } from '../../shared/meetings/meeting'
import type { Actor } from '../../shared/permission'
import { type DateAct, dateActRefusal } from '../../shared/schedule/course'
import { isSameHead } from '../../shared/schedule/head'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { nextNumber } from '../forums/acts'
import { refuseClosed } from '../forums/queries'
import { newId } from '../id'
import { spawnJobs } from '../ledger/acts'
import { headOf, tellChange } from '../schedule/acts'
import { createDocument } from '../store/documents'
import type { Tx } from '../store/Store'
import { projectAgenda } from './projectAgenda'
import { type MeetingRow, stateOf, wasOpened } from './queries'

/** After a commit: the meeting's page, the body's lists and registers, and the desks of its members ask again. */
export function tellMeetingChanged({ events }: Context, meeting: { id: string; forumId: string }): void {
  events.changed([`meeting:${meeting.id}`, `forum:${meeting.forumId}`, 'desk'], {
    forumIds: [meeting.forumId],
  })
}

/** What a meeting is called with; what is not told is open. */
export interface NewMeeting {
  forumId: string
  title: string
  startsAt: number
  endsAt?: number | null | undefined
  place: string
  mode: MeetingMode
  agendaDueOn?: string | null | undefined
  rsvpDueOn?: string | null | undefined
  /** Writes the items that the agenda begins with. */
  agenda?: ((doc: Y.Doc) => void) | undefined
}

/** Calls a meeting: its number (年度 and 第n回), its two documents and its standard jobs come into being with it. */
export async function insertMeeting(
  tx: Tx,
  actor: Actor,
  input: NewMeeting,
  at: number,
  settled: readonly JobKind[] = [],
): Promise<{ id: string }> {
  const { forumId, title, startsAt, place, mode } = input
  await refuseClosed(tx, forumId, dayOf(startsAt))
  const [id, agendaId, minutesId] = [newId(), newId(), newId()]
  const year = fiscalYear(dayOf(startsAt))
  // What is called from a seat of the sample goes with the sample, and is counted apart.
  const { isSample } = await actingSeat(tx, actor)
  // [M1] 第n回 of the body in the fiscal year.
  const number = await nextNumber(tx, 'meeting', { forumId, year, isSample })
  await tx
    .insertInto('meeting')
    .values({
      id,
      forum_id: forumId,
      title,
      fiscal_year: year,
      number,
      starts_at: startsAt,
      ends_at: input.endsAt ?? null,
      place,
      mode,
      agenda_due_on: input.agendaDueOn ?? null,
      rsvp_due_on: input.rsvpDueOn ?? null,
      created_by: actor.seatId,
      created_at: at,
      agenda_id: agendaId,
      minutes_id: minutesId,
      is_sample: isSample,
    })
    .execute()
  const document = { subjectId: id, forumId, at }
  await createDocument(tx, { ...document, id: minutesId, kind: 'minutes', seed: oneParagraph })
  await createAgenda(tx, { ...document, id: agendaId }, input.agenda)
  await spawnJobs(tx, { meetingId: id, at, settled })
  return { id }
}

/** An agenda that begins with items has its rows at once: who looks for what is undone finds them on it. */
async function createAgenda(
  tx: Tx,
  document: { id: string; subjectId: string; forumId: string; at: number },
  fill: ((doc: Y.Doc) => void) | undefined,
): Promise<void> {
  if (!fill) return createDocument(tx, { ...document, kind: 'agenda' })
  const doc = new Y.Doc()
  doc.transact(() => fill(doc))
  const bytes = Y.encodeStateAsUpdate(doc)
  await createDocument(tx, { ...document, kind: 'agenda', seed: (seeded) => Y.applyUpdate(seeded, bytes) })
  await projectAgenda(tx, document.subjectId, doc)
  doc.destroy()
}

/** An editor opened on nothing would make this paragraph itself, one for each person who is first. */
function oneParagraph(doc: Y.Doc): void {
  doc.getXmlFragment('minutes').insert(0, [new Y.XmlElement('paragraph')])
}

/** The meeting as it stands, its row held to the end of the transaction: whoever confirms or calls off at this moment comes before or after. */
export async function holdMeeting(tx: Tx, meetingId: string): Promise<MeetingRow> {
  return await tx
    .updateTable('meeting')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', meetingId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Writes a changed head, moves its calendar entry and tells who got a 開催通知. A postponed meeting with a new time stands again. */
export async function changeHead(
  tx: Tx,
  before: MeetingRow,
  input: ChangeMeeting,
  at: number,
): Promise<MeetingRow> {
  await refuseDateAct(tx, before, 'change', at)
  const isDateSet = before.called_off === 'postponed' && input.startsAt !== before.starts_at
  // A postponed meeting may go into the next year and stays the 第n回 it was called as.
  if (!isDateSet) refuseOtherYear(before, input.startsAt)
  const changed: MeetingRow = {
    ...before,
    title: input.title,
    starts_at: input.startsAt,
    ends_at: input.endsAt === undefined ? movedEnd(before, input.startsAt) : input.endsAt,
    place: input.place,
    mode: input.mode,
    agenda_due_on: dueDay(before, before.agenda_due_on, {
      startsAt: input.startsAt,
      said: input.agendaDueOn,
      at,
    }),
    rsvp_due_on: dueDay(before, before.rsvp_due_on, { startsAt: input.startsAt, said: input.rsvpDueOn, at }),
    ...(isDateSet ? { called_off: null, called_off_reason: '', called_off_at: null } : {}),
  }
  if (isSameHead(headOf(before), headOf(changed)) && !isDateSet) return before
  const after = { ...changed, ...calendarMoves(before, at) }
  const { id, ...values } = after
  await tx.updateTable('meeting').set(values).where('id', '=', id).execute()
  await tellChange(tx, before, after, at)
  return after
}

/** A meeting that moves keeps its length. */
const movedEnd = ({ starts_at, ends_at }: MeetingRow, startsAt: number): number | null =>
  ends_at === null ? null : ends_at + startsAt - starts_at

/** A due day that nobody set anew moves with the meeting; where that day is past, none is set. */
function dueDay(
  { starts_at }: MeetingRow,
  before: string | null,
  { startsAt, said, at }: { startsAt: number; said: string | null | undefined; at: number },
): string | null {
  if (said !== undefined && said !== before) return said
  if (before === null || startsAt === starts_at) return before
  const moved = addDays(before, daysBetween(dayOf(starts_at), dayOf(startsAt)))
  return moved < dayOf(at) ? null : moved
}

/** 第n回 counts within a fiscal year; a meeting that moved out of it would leave a hole and bear a wrong number. */
function refuseOtherYear(meeting: MeetingRow, startsAt: number): void {
  if (fiscalYear(dayOf(startsAt)) === meeting.fiscal_year || startsAt === meeting.starts_at) return
  const year = warekiFiscalYear(meeting.fiscal_year)
  throw new DomainError(
    'invalid',
    `年度をまたぐ変更はできません。開催日を${year}のうちにするか、延期にしてから新しい日時を決めてください。`,
    [{ path: 'startsAt', message: `${year}のうちの日を入力してください。` }],
  )
}

/** Refuses an act on the date that the meeting's state does not allow, with what can be done instead [D9]. */
export async function refuseDateAct(tx: Tx, meeting: MeetingRow, act: DateAct, at: number): Promise<void> {
  const state = await stateOf(tx, meeting.id, at)
  const refusal = dateActRefusal(act, state, wasOpened(meeting))
  if (refusal !== undefined) throw new DomainError('conflict', refusal)
}

/** What a calendar shows of the meeting changes: subscribers replace their entry by the one with the higher SEQUENCE. */
export const calendarMoves = (meeting: Pick<MeetingRow, 'calendar_sequence'>, at: number) => ({
  calendar_sequence: meeting.calendar_sequence + 1,
  calendar_changed_at: at,
})
