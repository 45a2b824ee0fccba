import type { OnBehalfChannel } from '../../shared/proposals/origin'
import type { ItemAnswer } from '../../shared/schedule/written'
import type { Db } from '../store/Store'

/** 書面開催: the answers to the items of a meeting, in 建制順 of the organisations. */
export async function writtenAnswersOf(db: Db, meetingId: string): Promise<ItemAnswer[]> {
  const rows = await db
    .selectFrom('written_answer')
    .innerJoin('organisation', 'organisation.id', 'written_answer.organisation_id')
    .selectAll('written_answer')
    .where('meeting_id', '=', meetingId)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()
  return rows.map((row) => ({
    itemId: row.item_id,
    organisationId: row.organisation_id,
    answer: row.answer,
    opinion: row.opinion,
    answeredAt: row.answered_at,
    label: row.label,
    // The column holds what answerWritten's schema let through.
    onBehalfChannel: row.on_behalf_channel as OnBehalfChannel | null,
  }))
}

/** The organisations that answered every 協議 there is. */
export async function answeredInWriting(db: Db, meetingId: string): Promise<Set<string>> {
  const items = await itemsToAnswer(db, meetingId)
  const answers = await writtenAnswersOf(db, meetingId)
  const has = (organisationId: string, itemId: string) =>
    answers.some((each) => each.organisationId === organisationId && each.itemId === itemId)
  const organisations = new Set(answers.map(({ organisationId }) => organisationId))
  return new Set([...organisations].filter((id) => items.every((item) => has(id, item.id))))
}

/** What is decided in writing: the 協議 of the agenda. */
export const itemsToAnswer = (db: Db, meetingId: string) =>
  db
    .selectFrom('agenda_item')
    .select(['id', 'number', 'title'])
    .where('meeting_id', '=', meetingId)
    .where('kind', '=', 'deliberation')
    .orderBy('position')
    .execute()
