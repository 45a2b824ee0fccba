import type * as Y from 'yjs'
import { readAgenda } from '../../shared/meetings/agendaDocument'
import { agendaOutline, numberedItems } from '../../shared/meetings/agendaNumbering'
import { type PrintedAgenda, printedSections } from '../../shared/meetings/frozenAgenda'
import { organisationNames } from '../forums/queries'
import { allMaterialsOf } from '../materials/queries'
import type { Db } from '../store/Store'
import { hasEarlierMeeting, type MeetingRow, nameOf } from './queries'

/** The 次第 as it would go out now, with 配布資料 and every name resolved. */
export async function printAgenda(db: Db, meeting: MeetingRow, doc: Y.Doc): Promise<PrintedAgenda> {
  const outline = agendaOutline(readAgenda(doc), { hasEarlierMeeting: await hasEarlierMeeting(db, meeting) })
  const materials = await allMaterialsOf(
    db,
    meeting.id,
    numberedItems(outline).map(({ id }) => id),
  )
  return {
    format: 'entaku-agenda-1',
    meeting: {
      name: nameOf(meeting),
      startsAt: meeting.starts_at,
      place: meeting.place,
      mode: meeting.mode,
    },
    sections: printedSections(outline, await organisationNames(db)),
    materials: materials
      .filter(({ removedAt }) => removedAt === null)
      .map(({ id, label, title, itemId, sha256 }) => ({ id, label, title, itemId, sha256 })),
  }
}
