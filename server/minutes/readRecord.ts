import type * as Y from 'yjs'
import { dayOf } from '../../shared/calendar'
import { readAgenda } from '../../shared/meetings/agendaDocument'
import type { MinutesRecord } from '../../shared/minutes/record'
import { membersOn } from '../forums/queries'
import { hasEarlierMeeting, type MeetingRow, nameOf } from '../meetings/queries'
import { readDocument } from '../store/documents'
import type { Db, Store } from '../store/Store'
import { buildRecord } from './buildRecord'
import { walkMinutes } from './walkMinutes'

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
    members: await membersOn(db, meeting.forum_id, dayOf(meeting.starts_at)),
    hasEarlierMeeting: await hasEarlierMeeting(db, meeting),
    organisations: await organisationNames(db),
    agenda: { ...sources.agenda, epoch: await epochOf(db, meeting.agenda_id) },
    minutes: { ...sources.minutes, epoch: await epochOf(db, meeting.minutes_id) },
  })
}

async function readFrom<T>(log: Store['log'], documentId: string, read: (doc: Y.Doc) => T) {
  const { doc, seq } = await readDocument(log, documentId)
  const value = read(doc)
  doc.destroy()
  return { seq, value }
}

async function organisationNames(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .orderBy('official_order')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function epochOf(db: Db, documentId: string): Promise<number> {
  const row = await db
    .selectFrom('document')
    .select('epoch')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow()
  return row.epoch
}
