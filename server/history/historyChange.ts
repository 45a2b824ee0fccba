import { documentKinds } from '../../shared/collab/protocol'
import { type ChangedAgendaItem, changedAgenda } from '../../shared/history/changedAgenda'
import { type ChangedBlock, changedBlocks } from '../../shared/history/changedBlocks'
import { newReplayDoc, Replay } from '../../shared/history/Replay'
import type { HistorySeat } from '../../shared/history/seats'
import { readAgenda } from '../../shared/meetings/agendaDocument'
import { agendaOutline, numberedItems } from '../../shared/meetings/agendaNumbering'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { hasEarlierMeeting } from '../meetings/queries'
import { readDocument } from '../store/documents'
import type { Store } from '../store/Store'
import type { DocumentHead } from '../store/UpdateLog'
import { readableHistory } from './find'
import { play } from './play'
import { SeatList } from './SeatList'
import { seatRenames } from './seatRenames'

/** A document as it was, with what had changed since an earlier moment. Stamps name seats by their index in `seats`. */
export interface DocumentChange {
  to: number
  seats: HistorySeat[]
  /** of minutes and of proposals */
  blocks: ChangedBlock[]
  /** of agendas */
  items: ChangedAgendaItem[]
  /** of minutes: what their headings said then */
  headings: { id: string; number: string; title: string }[]
}

/** Everything happens in throw-away documents: neither the log nor a live document is touched [H2]. */
export async function historyChange(
  context: Context,
  actor: Actor,
  range: { documentId: string; from: number; to: number },
): Promise<DocumentChange> {
  const { store } = context
  const history = await readableHistory(context, actor, range.documentId)
  const to = Math.min(range.to, history.head.seq)
  const from = Math.min(range.from, to)
  const replay = new Replay(await readDocument(store.log, history.head.id, from, newReplayDoc))
  const before = readAgenda(replay.doc)
  const seats = new SeatList(await seatRenames(store.db))
  await play(store.log, history.head.id, { replay, seats }, to)
  const isAgenda = history.head.kind === 'agenda'
  const [root] = documentKinds[history.head.kind].roots
  const change = {
    blocks: isAgenda ? [] : changedBlocks(replay, replay.doc.getXmlFragment(root)),
    items: isAgenda ? changedAgenda(replay, before) : [],
  }
  replay.doc.destroy()
  return {
    to,
    ...change,
    seats: await seats.named(store.db, history),
    headings: history.head.kind === 'minutes' ? await headingsAt(store, history.head, to) : [],
  }
}

/** Number and title of the agenda's items at the time of a row of the minutes. */
async function headingsAt(
  store: Store,
  { id, subjectId }: DocumentHead,
  seq: number,
): Promise<DocumentChange['headings']> {
  const meeting = await store.db
    .selectFrom('meeting')
    .select(['id', 'forum_id', 'starts_at', 'agenda_id'])
    .where('id', '=', subjectId)
    .executeTakeFirstOrThrow()
  const [row] = await store.log.tail(id, seq - 1, seq)
  const upTo = row && (await lastRowAt(store, meeting.agenda_id, row.at))
  const { doc } = await readDocument(store.log, meeting.agenda_id, upTo)
  const outline = agendaOutline(readAgenda(doc), {
    hasEarlierMeeting: await hasEarlierMeeting(store.db, meeting),
  })
  doc.destroy()
  return numberedItems(outline).map(({ id, number, title }) => ({ id, number, title }))
}

async function lastRowAt({ db }: Store, documentId: string, at: number): Promise<number> {
  const row = await db
    .selectFrom('document_update')
    .select('seq')
    .where('document_id', '=', documentId)
    .where('at', '<=', at)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? 0
}
