import type * as Y from 'yjs'
import { dayOf } from '../../shared/calendar'
import { currentMaterials } from '../../shared/materials/numbering'
import { readAgenda } from '../../shared/meetings/agendaDocument'
import { agendaOutline, numberedItems } from '../../shared/meetings/agendaNumbering'
import type { MinutesRecord, RecordMaterial } from '../../shared/minutes/record'
import { courseOfMinutes } from '../confirmation/queries'
import { membersOn, organisationNames } from '../forums/queries'
import { allMaterialsOf } from '../materials/queries'
import { hasEarlierMeeting, type MeetingRow, nameOf } from '../meetings/queries'
import { outcomesOfItems } from '../sitting/queries'
import { readDocument } from '../store/documents'
import type { Db, Store } from '../store/Store'
import { attendanceOf } from './attendanceOf'
import { buildRecord } from './buildRecord'
import { type OutcomeIds, outcomeNumbers } from './queries'
import { flatBlocks, isSaid, type MinutesBlock, walkMinutes } from './walkMinutes'

/** What the two documents of a meeting say, with the rows of their logs it was read from. */
export interface MeetingSources {
  agenda: { documentId: string; seq: number; items: ReturnType<typeof readAgenda> }
  minutes: { documentId: string; seq: number; blocks: ReturnType<typeof walkMinutes> }
}

/** Read before the transaction that files it: the log does not wait inside one. */
export async function readSources({ log }: Store, meeting: MeetingRow): Promise<MeetingSources> {
  const agenda = await readFrom(log, meeting.agenda_id, readAgenda)
  const minutes = await readFrom(log, meeting.minutes_id, walkMinutes)
  return {
    agenda: { documentId: meeting.agenda_id, seq: agenda.seq, items: agenda.value },
    minutes: { documentId: meeting.minutes_id, seq: minutes.seq, blocks: minutes.value },
  }
}

/** The record of a meeting as it would be filed with these sources. */
export async function recordOf(db: Db, meeting: MeetingRow, sources: MeetingSources): Promise<MinutesRecord> {
  const members = await membersOn(db, meeting.forum_id, dayOf(meeting.starts_at))
  const organisations = await organisationNames(db)
  return buildRecord({
    forum: await db
      .selectFrom('forum')
      .select(['id', 'name'])
      .where('id', '=', meeting.forum_id)
      .executeTakeFirstOrThrow(),
    meeting: {
      id: meeting.id,
      name: nameOf(meeting),
      fiscalYear: meeting.fiscal_year,
      number: meeting.number,
      startsAt: meeting.starts_at,
      place: meeting.place,
      mode: meeting.mode,
    },
    members,
    hasEarlierMeeting: await hasEarlierMeeting(db, meeting),
    organisations,
    agenda: { ...sources.agenda, epoch: await epochOf(db, meeting.agenda_id) },
    minutes: { ...sources.minutes, epoch: await epochOf(db, meeting.minutes_id) },
    numbers: await outcomeNumbers(db, meeting.id, outcomeIdsIn(sources)),
    attendance: await attendanceOf(db, meeting, members, organisations),
    materials: await recordMaterials(db, meeting.id, sources),
    outcomes: await outcomesOfItems(db, meeting.id),
    course: await courseOfMinutes(db, meeting.id),
  })
}

/** The minutes themselves know their decisions and 宿題 sooner than the projection does. */
export function outcomeIdsIn({ minutes }: MeetingSources): OutcomeIds {
  const said = flatBlocks(minutes.blocks).filter((block) => 'id' in block && isSaid(block))
  const ids = (type: MinutesBlock['type']) =>
    said.flatMap((block) => ('id' in block && block.type === type ? [block.id] : []))
  return { decision: ids('decision'), action: ids('actionItem') }
}

const recordMaterials = async (
  db: Db,
  meetingId: string,
  { agenda }: MeetingSources,
): Promise<RecordMaterial[]> =>
  currentMaterials(
    await allMaterialsOf(
      db,
      meetingId,
      numberedItems(agendaOutline(agenda.items, { hasEarlierMeeting: false })).map(({ id }) => id),
    ),
  ).map(({ label, title, itemId, disclosure, sha256 }) => ({ label, title, itemId, disclosure, sha256 }))

async function readFrom<T>(log: Store['log'], documentId: string, read: (doc: Y.Doc) => T) {
  const { doc, seq } = await readDocument(log, documentId)
  const value = read(doc)
  doc.destroy()
  return { seq, value }
}

async function epochOf(db: Db, documentId: string): Promise<number> {
  const row = await db
    .selectFrom('document')
    .select('epoch')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow()
  return row.epoch
}
