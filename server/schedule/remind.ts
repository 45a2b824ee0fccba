import { dayOf, warekiWithWeekday } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { timeSpan } from '../../shared/schedule/head'
import { standingAnswer } from '../../shared/schedule/rsvp'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { type ForumMember, forumNames, secretariatOnly } from '../forums/queries'
import { holdMeeting, refuseDateAct } from '../meetings/acts'
import { nameOf, visibleMeeting } from '../meetings/queries'
import { type Notice, notify } from '../outbox/notify'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { repliesOf, visiblePoll } from './polls'
import { askedMembers, rsvpsOf } from './queries'
import { pollClosed } from './refusals'
import { answeredInWriting } from './written'

/** Who was reminded, by name: the act says whom it reached. */
export interface Reminded {
  names: string[]
}

interface Reminder {
  idempotencyKey: string
}

/** 出欠の催促 goes to the organisations without an answer and to nobody else [D7]. */
export async function remindOfRsvp(
  context: Context,
  actor: Actor,
  input: Reminder & { meetingId: string },
): Promise<Reminded> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'remindOfRsvp', at }
  return await context.store.transaction(async (tx) => {
    const meeting = await visibleMeeting(tx, actor, input.meetingId)
    const forumId = meeting.forum_id
    if (!can(actor, 'schedule.manage', { forumId })) throw secretariatOnly('出欠の催促')
    await refuseSampleSeat(tx, actor, meeting)
    return await once(tx, act, async () => {
      const held = await holdMeeting(tx, meeting.id)
      await refuseDateAct(tx, held, held.mode === 'written' ? 'write' : 'rsvp', at)
      if (held.notified_at === null) throw notYetCalled()
      const dueOn = held.mode === 'written' ? dayOf(held.starts_at) : held.rsvp_due_on
      return await remind(tx, {
        members: await unansweredMembers(tx, held, at),
        kind: 'rsvp_reminder',
        at,
        forumId,
        isSample: held.is_sample === 1,
        subject: `【${held.mode === 'written' ? '書面の回答' : '出欠'}のお願い】${nameOf(held)}`,
        lines: [
          ...(held.mode === 'written'
            ? []
            : [`日時：${timeSpan(held.starts_at, held.ends_at)}`, `場所：${held.place || '未定'}`]),
          ...(dueOn === null ? [] : [`回答期限：${warekiWithWeekday(dueOn)}`]),
        ],
        path: `/meetings/${held.id}?tab=schedule`,
      })
    })
  })
}

const notYetCalled = () =>
  new DomainError('conflict', 'まだ開催通知を出していません。先に開催通知を出してください。')

async function unansweredMembers(
  tx: Tx,
  meeting: { id: string; forum_id: string; mode: string },
  at: number,
): Promise<ForumMember[]> {
  const asked = await askedMembers(tx, meeting.forum_id, dayOf(at))
  if (meeting.mode === 'written') {
    const answered = await answeredInWriting(tx, meeting.id)
    return asked.filter(({ id }) => !answered.has(id))
  }
  const rsvps = await rsvpsOf(tx, meeting.id)
  return asked.filter(({ id }) => standingAnswer(rsvps, id) === undefined)
}

/** The same for a 日程調整. */
export async function remindOfPoll(
  context: Context,
  actor: Actor,
  input: Reminder & { pollId: string },
): Promise<Reminded> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'remindOfPoll', at }
  return await context.store.transaction(async (tx) => {
    const poll = await visiblePoll(tx, actor, input.pollId)
    const forumId = poll.forum_id
    if (!can(actor, 'schedule.manage', { forumId })) throw secretariatOnly('日程調整の催促')
    await refuseSampleSeat(tx, actor, poll)
    if (poll.state !== 'open') throw pollClosed()
    return await once(tx, act, async () => {
      const replied = new Set((await repliesOf(tx, poll)).map(({ organisationId }) => organisationId))
      const members = (await askedMembers(tx, forumId, dayOf(at))).filter(({ id }) => !replied.has(id))
      return await remind(tx, {
        members,
        kind: 'date_poll',
        at,
        forumId,
        isSample: poll.is_sample === 1,
        subject: `【日程調整の回答のお願い】${poll.title}`,
        lines: [`回答期限：${warekiWithWeekday(poll.due_on)}`],
        path: `/polls/${poll.id}`,
      })
    })
  })
}

async function remind(
  tx: Tx,
  { members, ...notice }: Omit<Notice, 'reason'> & { members: readonly ForumMember[] },
): Promise<Reminded> {
  if (members.length === 0)
    throw new DomainError('conflict', 'すべての団体が回答しています。催促する相手はありません。')
  const [forum] = await forumNames(tx, notice.forumId === null ? [] : [notice.forumId])
  await notify(tx, {
    ...notice,
    organisationIds: members.map(({ id }) => id),
    reason: `${forum?.name ?? ''}の構成団体で、まだ回答がないため`,
    dedupeKey: `reminder:${notice.path}`,
  })
  return { names: members.map(({ name }) => name) }
}
