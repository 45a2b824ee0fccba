import { projectAgenda } from '../../meetings/projectAgenda'
import { projectMinutes } from '../../minutes/projectMinutes'
import { readDocument } from '../../store/documents'
import type { MadeMeeting, Stage } from './stage'

/** The rows beside the documents, as the running server would write them after a pause in the typing. */
export async function project(
  { context }: Stage,
  { id, agendaId, minutesId }: Pick<MadeMeeting, 'id' | 'agendaId' | 'minutesId'>,
): Promise<void> {
  const agenda = await readDocument(context.store.log, agendaId)
  const minutes = await readDocument(context.store.log, minutesId)
  await context.store.transaction(async (tx) => {
    await projectAgenda(tx, id, agenda.doc)
    await projectMinutes(tx, id, minutes.doc)
    for (const [documentId, { seq }] of [
      [agendaId, agenda],
      [minutesId, minutes],
    ] as const)
      await tx.updateTable('document').set({ projected_seq: seq }).where('id', '=', documentId).execute()
  })
  agenda.doc.destroy()
  minutes.doc.destroy()
}
