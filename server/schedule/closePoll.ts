import { dayOf, warekiDateTime } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { ClosePoll } from '../../shared/schedule/commands'
import type { DateOption } from '../../shared/schedule/poll'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { forumNames, secretariatOnly } from '../forums/queries'
import { completeJob } from '../ledger/acts'
import { changeHead, holdMeeting, insertMeeting } from '../meetings/acts'
import { notify } from '../outbox/notify'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { holdPoll } from './answerPoll'
import { optionsOf, type PollRow, visiblePoll } from './polls'
import { askedMembers } from './queries'
import { pollClosed } from './refusals'
import { tellScheduleChanged } from './scheduleChanged'

interface Closed {
  /** the meeting that was made or got its date; null where no date was found */
  meetingId: string | null
}

/** Closes a 日程調整: the chosen date makes the meeting, or becomes the date of the one it was about. */
export async function closePoll(
  context: Context,
  actor: Actor,
  input: ClosePoll & { pollId: string },
): Promise<Closed> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'closePoll', at }
  let forumId = ''
  const closed = await context.store.transaction(async (tx) => {
    const poll = await visiblePoll(tx, actor, input.pollId)
    forumId = poll.forum_id
    if (!can(actor, 'schedule.manage', { forumId })) throw secretariatOnly('日程の決定')
    await refuseSampleSeat(tx, actor, poll)
    return await once(tx, act, () => settle(tx, actor, input, at))
  })
  tellScheduleChanged(context, { forumId, pollId: input.pollId, meetingId: closed.meetingId })
  return closed
}

async function settle(
  tx: Tx,
  actor: Actor,
  input: ClosePoll & { pollId: string },
  at: number,
): Promise<Closed> {
  const poll = await holdPoll(tx, input.pollId)
  if (poll.state !== 'open') throw pollClosed()
  const option = await chosenOption(tx, input)
  const meetingId = option ? await dateMeeting(tx, actor, { poll, option, input, at }) : poll.meeting_id
  await tx
    .updateTable('date_poll')
    .set({ state: 'closed', chosen_option_id: option?.id ?? null, meeting_id: meetingId })
    .where('id', '=', poll.id)
    .execute()
  await tellResult(tx, poll, { option, meetingId, at })
  return { meetingId: option ? meetingId : null }
}

async function chosenOption(
  tx: Tx,
  { pollId, optionId }: { pollId: string; optionId: string | null },
): Promise<DateOption | undefined> {
  if (optionId === null) return undefined
  const option = (await optionsOf(tx, pollId)).find(({ id }) => id === optionId)
  if (!option)
    throw new DomainError('invalid', '選んだ候補日時が見つかりません。候補から選び直してください。', [
      { path: 'optionId', message: '候補から選んでください。' },
    ])
  return option
}

async function dateMeeting(
  tx: Tx,
  actor: Actor,
  { poll, option, input, at }: { poll: PollRow; option: DateOption; input: ClosePoll; at: number },
): Promise<string> {
  const { startsAt, endsAt } = option
  const { place, mode } = input
  if (poll.meeting_id === null) {
    const head = { forumId: poll.forum_id, title: poll.title, startsAt, endsAt, place, mode }
    return (await insertMeeting(tx, actor, head, at, ['schedule'])).id
  }
  const meeting = await holdMeeting(tx, poll.meeting_id)
  await changeHead(tx, meeting, { title: meeting.title, startsAt, endsAt, place, mode }, at)
  await completeJob(tx, { meetingId: meeting.id, kind: 'schedule', isAutomatic: true, at })
  return meeting.id
}

/** Told with the next digest: 開催通知 and 変更通知 are what a calendar is written by. */
async function tellResult(
  tx: Tx,
  poll: PollRow,
  { option, meetingId, at }: { option: DateOption | undefined; meetingId: string | null; at: number },
): Promise<void> {
  const [forum] = await forumNames(tx, [poll.forum_id])
  await notify(tx, {
    kind: 'date_poll',
    at,
    forumId: poll.forum_id,
    isSample: poll.is_sample === 1,
    organisationIds: (await askedMembers(tx, poll.forum_id, dayOf(at))).map(({ id }) => id),
    subject: `【日程調整の結果】${poll.title}`,
    lines: [
      option
        ? `日時は${warekiDateTime(option.startsAt)}に決まりました。`
        : '日程調整を終えました。今回の候補では日時を決めていません。',
    ],
    path: option && meetingId ? `/meetings/${meetingId}` : `/polls/${poll.id}`,
    reason: `${forum?.name ?? ''}の構成団体であるため`,
  })
}
