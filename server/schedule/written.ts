import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import type { AnswerWritten } from '../../shared/schedule/commands'
import type { ItemAnswer } from '../../shared/schedule/written'
import type { Context } from '../context'
import { holdMeeting, refuseDateAct } from '../meetings/acts'
import { visibleMeeting } from '../meetings/queries'
import type { Db, Tx } from '../store/Store'
import { type Answerer, answererOf } from './answering'
import { tellScheduleChanged } from './scheduleChanged'

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

/** 賛成・反対・保留 with 意見, item by item, until the answers are due [D10]. */
export async function answerWritten(
  context: Context,
  actor: Actor,
  input: AnswerWritten & { meetingId: string },
): Promise<void> {
  const at = context.now()
  const forumId = await context.store.transaction(async (tx) => {
    const visible = await visibleMeeting(tx, actor, input.meetingId)
    const answerer = await answererOf(tx, actor, visible, { onBehalf: input.onBehalf, day: dayOf(at) })
    const meeting = await holdMeeting(tx, visible.id)
    if (meeting.mode !== 'written') throw notWritten()
    await refuseDateAct(tx, meeting, 'write', at)
    await writeAnswers(tx, answerer, input, at)
    return meeting.forum_id
  })
  tellScheduleChanged(context, { forumId, meetingId: input.meetingId })
}

async function writeAnswers(
  tx: Tx,
  answerer: Answerer,
  { meetingId, answers }: AnswerWritten & { meetingId: string },
  at: number,
): Promise<void> {
  const known = new Set((await itemsToAnswer(tx, meetingId)).map(({ id }) => id))
  if (answers.length === 0 || answers.some(({ itemId }) => !known.has(itemId))) throw itemGone()
  for (const { itemId, answer, opinion } of answers) {
    const row = { meeting_id: meetingId, item_id: itemId, ...answerer, answer, opinion, answered_at: at }
    await tx
      .insertInto('written_answer')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['meeting_id', 'item_id', 'organisation_id']).doUpdateSet(row),
      )
      .execute()
  }
}

const notWritten = () =>
  new DomainError('conflict', 'この会議は書面開催ではありません。出欠を回答してください。')
const itemGone = () =>
  new DomainError('conflict', '議題が変わりました。画面を開き直して、いまの議題に回答してください。')
