import type { Context } from '../../server/context'
import { projectAgenda } from '../../server/meetings/projectAgenda'
import type { MeetingRow } from '../../server/meetings/queries'
import { readDocument } from '../../server/store/documents'

/** The rows of the agenda, as the projection would write them after a pause. */
export async function projectNow({ store }: Context, meeting: Pick<MeetingRow, 'id' | 'agenda_id'>) {
  const { doc } = await readDocument(store.log, meeting.agenda_id)
  await store.transaction((tx) => projectAgenda(tx, meeting.id, doc))
  doc.destroy()
}
