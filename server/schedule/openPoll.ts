import { dayOf, warekiWithWeekday } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { OpenPoll } from '../../shared/schedule/commands'
import { timeSpan } from '../../shared/schedule/head'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { forumNames, refuseClosed, secretariatOnly } from '../forums/queries'
import { newId } from '../id'
import { forumUnknown, visibleMeeting, wasOpened } from '../meetings/queries'
import { notify } from '../outbox/notify'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { askedMembers } from './queries'
import { tellScheduleChanged } from './scheduleChanged'

/** Opens a 日程調整: for a meeting to come, or for the new date of one that stands. */
export async function openPoll(context: Context, actor: Actor, input: OpenPoll): Promise<{ id: string }> {
  const { forumId, meetingId } = input
  if (!can(actor, 'schedule.read', { forumId })) throw forumUnknown()
  if (!can(actor, 'schedule.manage', { forumId })) throw secretariatOnly('日程調整')
  const at = context.now()
  refuseDisorder(input, at)
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'openPoll', at }
  const opened = await context.store.transaction((tx) =>
    once(tx, act, () => insertPoll(tx, actor, input, at)),
  )
  tellScheduleChanged(context, { forumId, pollId: opened.id, ...(meetingId ? { meetingId } : {}) })
  return opened
}

function refuseDisorder({ options, dueOn }: OpenPoll, at: number): void {
  const faults = options.flatMap(({ startsAt, endsAt }, index) => {
    const path = `options.${index}.startsAt`
    if (startsAt <= at) return [{ path, message: '過ぎた日時は候補にできません。' }]
    if (options.findIndex((each) => each.startsAt === startsAt) < index)
      return [{ path, message: '同じ日時の候補がすでにあります。' }]
    return endsAt !== null && endsAt <= startsAt
      ? [{ path: `options.${index}.endsAt`, message: '終了時刻は、開始時刻より後にしてください。' }]
      : []
  })
  if (dueOn < dayOf(at)) faults.push({ path: 'dueOn', message: '回答期限は、きょう以降の日にしてください。' })
  if (faults.length > 0)
    throw new DomainError(
      'invalid',
      '候補日か回答期限に誤りがあります。示された項目を直してください。',
      faults,
    )
}

async function insertPoll(tx: Tx, actor: Actor, input: OpenPoll, at: number): Promise<{ id: string }> {
  const { label, isSample } = await actingSeat(tx, actor)
  await refuseClosed(tx, input.forumId, dayOf(at))
  if (input.meetingId !== undefined) await refuseMeeting(tx, actor, input.meetingId, input.forumId)
  const id = newId()
  await tx
    .insertInto('date_poll')
    .values({
      id,
      forum_id: input.forumId,
      meeting_id: input.meetingId ?? null,
      title: input.title,
      note: input.note,
      due_on: input.dueOn,
      state: 'open',
      chosen_option_id: null,
      created_at: at,
      created_by_label: label,
      is_sample: isSample,
    })
    .execute()
  const options = [...input.options].sort((one, other) => one.startsAt - other.startsAt)
  await tx
    .insertInto('date_option')
    .values(
      options.map(({ startsAt, endsAt }, index) => ({
        id: newId(),
        poll_id: id,
        position: index + 1,
        starts_at: startsAt,
        ends_at: endsAt,
      })),
    )
    .execute()
  await tellAsked(tx, { ...input, options }, { id, isSample, at })
  return { id }
}

async function refuseMeeting(tx: Tx, actor: Actor, meetingId: string, forumId: string): Promise<void> {
  const meeting = await visibleMeeting(tx, actor, meetingId)
  await refuseSampleSeat(tx, actor, meeting)
  if (meeting.forum_id !== forumId) throw forumUnknown()
  if (meeting.called_off === 'cancelled' || wasOpened(meeting))
    throw new DomainError(
      'conflict',
      'この会議は中止になったか、すでに開かれています。日程調整は、新しい会議として始めてください。',
    )
  const open = await tx
    .selectFrom('date_poll')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open)
    throw new DomainError(
      'conflict',
      'この会議の日程調整はすでに始まっています。その日程調整を締め切ってから、新しく始めてください。',
    )
}

async function tellAsked(
  tx: Tx,
  { forumId, title, options, dueOn, note }: OpenPoll,
  { id, isSample, at }: { id: string; isSample: 0 | 1; at: number },
): Promise<void> {
  const [forum] = await forumNames(tx, [forumId])
  const asked = await askedMembers(tx, forumId, dayOf(at))
  await notify(tx, {
    kind: 'date_poll',
    at,
    forumId,
    isSample: isSample === 1,
    organisationIds: asked.map((member) => member.id),
    subject: `【日程調整】${title}`,
    lines: [
      `候補日時ごとに、○・△・×を${warekiWithWeekday(dueOn)}までに回答してください。`,
      ...options.map(({ startsAt, endsAt }) => `候補：${timeSpan(startsAt, endsAt)}`),
      ...(note === '' ? [] : [note]),
    ],
    path: `/polls/${id}`,
    reason: `${forum?.name ?? ''}の構成団体であるため`,
  })
}
