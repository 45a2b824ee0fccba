import type { Context } from '../../server/context'
import { projectAgenda } from '../../server/meetings/projectAgenda'
import type { MeetingRow } from '../../server/meetings/queries'
import { projectMinutes } from '../../server/minutes/projectMinutes'
import { readDocument } from '../../server/store/documents'

/** The rows of 次第 and 議事録, as the projection would write them after a pause. */
export async function projectNow({ store }: Context, { id, agenda_id, minutes_id }: MeetingRow) {
  const agenda = (await readDocument(store.log, agenda_id)).doc
  const minutes = (await readDocument(store.log, minutes_id)).doc
  await store.transaction(async (tx) => {
    await projectAgenda(tx, id, agenda)
    await projectMinutes(tx, id, minutes)
  })
}
