import * as Y from 'yjs'
import { dayOf, fiscalYear } from '../../shared/calendar'
import type { CreateMeeting } from '../../shared/meetings/commands'
import { type Actor, can } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { holdForum } from '../forums/queries'
import { newId } from '../id'
import { spawnJobs } from '../ledger/acts'
import { once } from '../routing/once'
import { createDocument } from '../store/documents'
import type { Tx } from '../store/Store'
import { tellMeetingChanged } from './meetingChanged'
import { forumUnknown } from './queries'
import { secretariatOnly } from './refusals'

/** Calls a meeting: its number (年度 and 第n回) and its two documents come into being with it, in one transaction. */
export async function createMeeting(
  context: Context,
  actor: Actor,
  input: CreateMeeting,
): Promise<{ id: string }> {
  const { forumId } = input
  if (!can(actor, 'meeting.list', { forumId })) throw forumUnknown()
  if (!can(actor, 'meeting.create', { forumId })) throw secretariatOnly('会議の作成')
  const at = context.now()
  const created = await context.store.transaction((tx) =>
    once(tx, { key: input.idempotencyKey, personId: actor.personId, command: 'createMeeting', at }, () =>
      insertMeeting(tx, actor, input, at),
    ),
  )
  tellMeetingChanged(context, { id: created.id, forumId })
  return created
}

async function insertMeeting(
  tx: Tx,
  actor: Actor,
  input: CreateMeeting,
  at: number,
): Promise<{ id: string }> {
  const { forumId, title, startsAt, place, mode } = input
  const [id, agendaId, minutesId] = [newId(), newId(), newId()]
  const year = fiscalYear(dayOf(startsAt))
  // What is called from a seat of the sample goes with the sample, and is counted apart.
  const { isSample } = await actingSeat(tx, actor)
  const number = await nextNumber(tx, { forumId, year, isSample })
  await tx
    .insertInto('meeting')
    .values({
      id,
      forum_id: forumId,
      title,
      fiscal_year: year,
      number,
      starts_at: startsAt,
      place,
      mode,
      created_by: actor.seatId,
      created_at: at,
      agenda_id: agendaId,
      minutes_id: minutesId,
      is_sample: isSample,
    })
    .execute()
  const document = { subjectId: id, forumId, at }
  await createDocument(tx, { ...document, id: agendaId, kind: 'agenda' })
  await createDocument(tx, { ...document, id: minutesId, kind: 'minutes', seed: oneParagraph })
  await spawnJobs(tx, { meetingId: id, at })
  return { id }
}

/** [M1] 第n回 of the body in the fiscal year. */
async function nextNumber(
  tx: Tx,
  { forumId, year, isSample }: { forumId: string; year: number; isSample: 0 | 1 },
): Promise<number> {
  await holdForum(tx, forumId)
  const last = await tx
    .selectFrom('meeting')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('forum_id', '=', forumId)
    .where('fiscal_year', '=', year)
    .where('is_sample', '=', isSample)
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** An editor opened on nothing would make this paragraph itself, one for each person who is first. */
function oneParagraph(doc: Y.Doc): void {
  doc.getXmlFragment('minutes').insert(0, [new Y.XmlElement('paragraph')])
}
