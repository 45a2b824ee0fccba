import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import type { Actor } from '../../shared/permission'
import type { AnswerPoll } from '../../shared/schedule/commands'
import type { DateOption } from '../../shared/schedule/poll'
import type { Context } from '../context'
import { type Answerer, answererOf } from '../forums/acts'
import type { Tx } from '../store/Store'
import { optionsOf, type PollRow, visiblePoll } from './polls'
import { pollClosed } from './refusals'
import { tellScheduleChanged } from './scheduleChanged'

/** An organisation's ○△×: its own rows and no others, so answers given at the same moment are all kept [D2]. */
export async function answerPoll(
  context: Context,
  actor: Actor,
  input: AnswerPoll & { pollId: string },
): Promise<void> {
  const at = context.now()
  const poll = await context.store.transaction(async (tx) => {
    const visible = await visiblePoll(tx, actor, input.pollId)
    const answerer = await answererOf(tx, actor, visible, {
      right: 'schedule.answer',
      // The secretariat may note what anybody in the body told it, were it an observer.
      isAsked: (member) => input.onBehalf !== undefined || hasVoice(member),
      onBehalf: input.onBehalf,
      day: dayOf(at),
    })
    const held = await holdPoll(tx, visible.id)
    if (held.state !== 'open') throw pollClosed()
    refuseGaps(await optionsOf(tx, held.id), input.answers)
    await writeReply(tx, held, answerer, input, at)
    return held
  })
  tellScheduleChanged(context, { forumId: poll.forum_id, pollId: poll.id, meetingId: poll.meeting_id })
}

/** The poll as it stands, held to the end of the transaction: an answer and the closing never both win. */
export const holdPoll = (tx: Tx, pollId: string): Promise<PollRow> =>
  tx
    .updateTable('date_poll')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', pollId)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Every date has a mark: an empty one would be neither × nor 未回答. */
function refuseGaps(options: readonly DateOption[], answers: AnswerPoll['answers']): void {
  const answered = new Set(answers.map(({ optionId }) => optionId))
  const isWhole = options.every(({ id }) => answered.has(id)) && answered.size === options.length
  if (!isWhole || answers.length !== options.length)
    throw new DomainError('invalid', 'すべての候補日時に、○・△・×のどれかを入れてください。', [
      { path: 'answers', message: '印のない候補日時があります。' },
    ])
}

async function writeReply(
  tx: Tx,
  poll: PollRow,
  answerer: Answerer,
  { answers, note }: AnswerPoll,
  at: number,
): Promise<void> {
  const reply = { poll_id: poll.id, ...answerer, note, answered_at: at }
  await tx
    .insertInto('date_reply')
    .values(reply)
    .onConflict((conflict) => conflict.columns(['poll_id', 'organisation_id']).doUpdateSet(reply))
    .execute()
  const { organisation_id } = answerer
  const optionIds = answers.map(({ optionId }) => optionId)
  await tx
    .deleteFrom('date_answer')
    .where('organisation_id', '=', organisation_id)
    .where('option_id', 'in', optionIds)
    .execute()
  await tx
    .insertInto('date_answer')
    .values(
      answers.flatMap(({ optionId, member, deputy }) => [
        { option_id: optionId, organisation_id, attending: 'member' as const, mark: member },
        ...(deputy === null
          ? []
          : [{ option_id: optionId, organisation_id, attending: 'deputy' as const, mark: deputy }]),
      ]),
    )
    .execute()
}
