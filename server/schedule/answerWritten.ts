import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import type { Actor } from '../../shared/permission'
import type { AnswerWritten } from '../../shared/schedule/commands'
import type { Context } from '../context'
import { type Answerer, answererOf } from '../forums/acts'
import { holdMeeting, refuseDateAct } from '../meetings/acts'
import { visibleMeeting } from '../meetings/queries'
import type { Tx } from '../store/Store'
import { tellScheduleChanged } from './scheduleChanged'
import { itemsToAnswer } from './written'

/** 賛成・反対・保留 with 意見, item by item, until the answers are due [D10]. */
export async function answerWritten(
  context: Context,
  actor: Actor,
  input: AnswerWritten & { meetingId: string },
): Promise<void> {
  const at = context.now()
  const forumId = await context.store.transaction(async (tx) => {
    const visible = await visibleMeeting(tx, actor, input.meetingId)
    const answerer = await answererOf(tx, actor, visible, {
      right: 'schedule.answer',
      // The secretariat may note what anybody in the body told it, were it an observer.
      isAsked: (member) => input.onBehalf !== undefined || hasVoice(member),
      onBehalf: input.onBehalf,
      day: dayOf(at),
    })
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
