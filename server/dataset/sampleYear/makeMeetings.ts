import type * as Y from 'yjs'
import { unreachable } from '../../../shared/assert'
import { addAgendaItem } from '../../../shared/meetings/agendaDocument'
import { newId } from '../../id'
import { createMeeting } from '../../meetings/createMeeting'
import { projectAgenda } from '../../meetings/projectAgenda'
import { confirmMinutes } from '../../minutes/confirmMinutes'
import { previewMinutes } from '../../minutes/previewMinutes'
import { projectMinutes } from '../../minutes/projectMinutes'
import { markReviewed } from '../../oversight/markReviewed'
import { readDocument } from '../../store/documents'
import { workingDay, workingTime } from './days'
import { type SampleBlock, type SampleMeeting, type SampleMeetingName, sampleMeetings } from './meetings'
import { type SampleName, sampleForumId } from './people'
import { actAt, organisationsOf, type Stage } from './stage'
import { block, type Edit, writeAs } from './write'

const title = '北信地域定住自立圏 推進協議会幹事会'
const secretary: SampleName = 'iiyamaOffice'
/** The invitation to a meeting goes out so many days before it. */
const calledBefore = 28

interface MadeMeeting {
  id: string
  agendaId: string
  minutesId: string
  /** ids of the agenda items by their keys */
  itemIds: Map<string, string>
}

/** Calls, holds and records the meetings of the year, one after the other. */
export async function makeMeetings(stage: Stage): Promise<Record<SampleMeetingName, string>> {
  const made: Partial<Record<SampleMeetingName, string>> = {}
  // Object.entries forgets that the keys are the names.
  for (const [name, meeting] of Object.entries(sampleMeetings))
    made[name as SampleMeetingName] = await makeMeeting(stage, meeting)
  // Every name of the list was just given its meeting.
  return made as Record<SampleMeetingName, string>
}

async function makeMeeting(stage: Stage, meeting: SampleMeeting): Promise<string> {
  const made = await call(stage, meeting)
  await writeAgenda(stage, meeting, made)
  if (meeting.minutes) await writeMinutes(stage, meeting, made)
  await project(stage, made)
  if (meeting.confirmed) await confirm(stage, meeting.confirmed, made)
  return made.id
}

async function call(stage: Stage, { day, place, mode, items }: SampleMeeting): Promise<MadeMeeting> {
  const calledAt = workingTime(stage.now, Math.min(day - calledBefore, -1), 10)
  const { context, actor } = await actAt(stage, secretary, calledAt)
  const { id } = await createMeeting(context, actor, {
    forumId: sampleForumId,
    title,
    startsAt: workingTime(stage.now, day, 13.5),
    place,
    mode,
    idempotencyKey: newId(),
  })
  const row = await context.store.db
    .selectFrom('meeting')
    .select(['agenda_id', 'minutes_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const itemIds = new Map(items.map(({ key }) => [key, newId()]))
  return { id, agendaId: row.agenda_id, minutesId: row.minutes_id, itemIds }
}

/** Each item is put on the agenda by the organisation that proposes it; the rest by the secretariat. */
async function writeAgenda(stage: Stage, meeting: SampleMeeting, made: MadeMeeting): Promise<void> {
  const at = workingTime(stage.now, Math.min(meeting.day - 14, -1), 11)
  const edits = meeting.items.map(({ key, by, ...item }): Edit => {
    const id = made.itemIds.get(key) ?? key
    const proposedBy = organisationsOf(stage, by)
    return {
      by: stage.cast[by[0] ?? secretary],
      at,
      edit: (doc) => addAgendaItem(doc, { id, ...item, proposedBy }),
    }
  })
  await writeAs(stage.context, made.agendaId, edits)
}

/** Everybody takes down the own words, the secretariat the rest. */
async function writeMinutes(stage: Stage, meeting: SampleMeeting, made: MadeMeeting): Promise<void> {
  const edits = (meeting.minutes ?? []).map(
    (each, index): Edit => ({
      by: stage.cast[each.is === 'speech' ? each.by : secretary],
      at: workingTime(stage.now, meeting.day, 13.5) + index * 4 * 60_000,
      edit: (doc) => putBlock(doc, index, blockOf(stage, made, each)),
    }),
  )
  await writeAs(stage.context, made.minutesId, edits)
}

/** The empty paragraph a new document begins with makes room for the first block. */
function putBlock(doc: Y.Doc, index: number, element: Y.XmlElement): void {
  const minutes = doc.getXmlFragment('minutes')
  if (index === 0) minutes.delete(0, minutes.length)
  minutes.insert(minutes.length, [element])
}

function blockOf({ cast, now }: Stage, { itemIds }: MadeMeeting, each: SampleBlock): Y.XmlElement {
  switch (each.is) {
    case 'item':
      return block('agendaRef', { itemId: itemIds.get(each.key) ?? each.key }, '')
    case 'speech':
      return block('speech', { id: newId(), organisation: cast[each.by].organisationId }, each.text)
    case 'decision':
      return block('decision', { id: newId() }, each.text)
    case 'actionItem':
      return block(
        'actionItem',
        {
          id: newId(),
          owner: cast[each.owner].organisationId,
          due: workingDay(now, each.due),
          done: each.done === true,
        },
        each.text,
      )
    case 'text':
      return block('paragraph', {}, each.text)
    default:
      return unreachable(each)
  }
}

/** The rows beside the documents, as the running server would write them after a pause in the typing. */
async function project({ context }: Stage, { id, agendaId, minutesId }: MadeMeeting): Promise<void> {
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

async function confirm(
  stage: Stage,
  { day, isReviewed }: NonNullable<SampleMeeting['confirmed']>,
  { id }: MadeMeeting,
): Promise<void> {
  const { context, actor } = await actAt(stage, secretary, workingTime(stage.now, day, 15))
  const { previewed } = await previewMinutes(context, actor, { meetingId: id })
  const { versionId } = await confirmMinutes(context, actor, {
    meetingId: id,
    previewed,
    idempotencyKey: newId(),
  })
  if (!isReviewed || versionId === null) return
  const review = await actAt(stage, 'shichoson', workingTime(stage.now, day + 3, 10))
  await markReviewed(review.context, review.actor, { versionId })
}
