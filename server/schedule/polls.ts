import type { Selectable } from 'kysely'
import { dayOf } from '../../shared/calendar'
import { type Actor, can } from '../../shared/permission'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import { type DateOption, type DateReply, rankedOptions, tallies } from '../../shared/schedule/poll'
import { endedOn, membersOn } from '../forums/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'
import { isAsked } from './queries'
import { pollUnknown } from './refusals'

export type PollRow = Selectable<Tables['date_poll']>

/** The poll, if the actor may see the schedule of its body; else what an unknown id would get. */
export async function visiblePoll(db: Db, actor: Actor, pollId: string): Promise<PollRow> {
  const poll = await db.selectFrom('date_poll').selectAll().where('id', '=', pollId).executeTakeFirst()
  if (!poll || !can(actor, 'schedule.read', { forumId: poll.forum_id })) throw pollUnknown()
  return poll
}

export const optionsOf = (db: Db, pollId: string): Promise<DateOption[]> =>
  db
    .selectFrom('date_option')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('poll_id', '=', pollId)
    .orderBy('position')
    .execute()

/** The replies to a poll in 建制順 of the organisations. */
export async function repliesOf(db: Db, poll: PollRow): Promise<DateReply[]> {
  const answers = await db
    .selectFrom('date_answer')
    .innerJoin('date_option', 'date_option.id', 'date_answer.option_id')
    .selectAll('date_answer')
    .where('date_option.poll_id', '=', poll.id)
    .orderBy('date_option.position')
    .execute()
  const replies = await db
    .selectFrom('date_reply')
    .innerJoin('organisation', 'organisation.id', 'date_reply.organisation_id')
    .selectAll('date_reply')
    .where('poll_id', '=', poll.id)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()
  return replies.map((reply) => {
    const own = answers.filter(({ organisation_id }) => organisation_id === reply.organisation_id)
    const deputies = new Map(
      own.filter(({ attending }) => attending === 'deputy').map(({ option_id, mark }) => [option_id, mark]),
    )
    return {
      organisationId: reply.organisation_id,
      answers: own
        .filter(({ attending }) => attending === 'member')
        .map(({ option_id, mark }) => ({
          optionId: option_id,
          member: mark,
          deputy: deputies.get(option_id) ?? null,
        })),
      note: reply.note,
      answeredAt: reply.answered_at,
      label: reply.label,
      // The column holds what answerPoll's schema let through.
      onBehalfChannel: reply.on_behalf_channel as OnBehalfChannel | null,
      isLate: dayOf(reply.answered_at) > poll.due_on,
    }
  })
}

/** Everything the page of one 日程調整 shows. */
export async function pollPage(db: Db, actor: Actor, pollId: string, now: number) {
  const poll = await visiblePoll(db, actor, pollId)
  const forumId = poll.forum_id
  const members = (await membersOn(db, forumId, dayOf(now))).map((member) => ({
    ...member,
    isAsked: isAsked(member),
  }))
  const asked = members.filter((member) => member.isAsked).map(({ id }) => id)
  const options = await optionsOf(db, pollId)
  const replies = await repliesOf(db, poll)
  const isOpen = poll.state === 'open'
  const mayAnswer = can(actor, 'schedule.answer', { forumId }) && asked.includes(actor.organisationId)
  return {
    id: poll.id,
    title: poll.title,
    note: poll.note,
    dueOn: poll.due_on,
    isOpen,
    chosenOptionId: poll.chosen_option_id,
    meetingId: poll.meeting_id,
    meeting: await meetingOf(db, poll.meeting_id),
    createdAt: poll.created_at,
    createdBy: poll.created_by_label,
    isSample: poll.is_sample === 1,
    forum: await forumOf(db, forumId),
    members,
    options,
    replies,
    tallies: tallies(options, asked, replies),
    ranking: rankedOptions(options, asked, replies).map(({ id }) => id),
    ownOrganisationId: mayAnswer ? actor.organisationId : null,
    today: dayOf(now),
    can: { answer: isOpen && mayAnswer, manage: isOpen && can(actor, 'schedule.manage', { forumId }) },
  }
}

/** Where and how the meeting takes place that gets a new date. */
const meetingOf = async (db: Db, meetingId: string | null) =>
  meetingId === null
    ? null
    : await db
        .selectFrom('meeting')
        .select(['place', 'mode'])
        .where('id', '=', meetingId)
        .executeTakeFirstOrThrow()

const forumOf = (db: Db, forumId: string) =>
  db.selectFrom('forum').select(['id', 'name']).where('id', '=', forumId).executeTakeFirstOrThrow()

/** The polls of a body that are open, the one that is due first in front. */
export async function openPolls(db: Db, actor: Actor, forumId: string, now: number) {
  if (!can(actor, 'schedule.read', { forumId })) throw pollUnknown()
  const asked = (await membersOn(db, forumId, dayOf(now))).filter(isAsked)
  const polls = await db
    .selectFrom('date_poll')
    .select(['id', 'title', 'due_on as dueOn', 'meeting_id as meetingId', 'is_sample'])
    .where('forum_id', '=', forumId)
    .where('state', '=', 'open')
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  const rows = await db
    .selectFrom('date_reply')
    .innerJoin('date_poll', 'date_poll.id', 'date_reply.poll_id')
    .select(['poll_id', 'organisation_id'])
    .where('date_poll.forum_id', '=', forumId)
    .where('date_poll.state', '=', 'open')
    .execute()
  const replied = (pollId: string) =>
    asked.filter(({ id }) => rows.some((row) => row.poll_id === pollId && row.organisation_id === id)).length
  return {
    polls: polls.map(({ is_sample, ...poll }) => ({
      ...poll,
      isSample: is_sample === 1,
      askedCount: asked.length,
      repliedCount: replied(poll.id),
    })),
    can: {
      manage: can(actor, 'schedule.manage', { forumId }) && (await endedOn(db, forumId, dayOf(now))) === null,
    },
  }
}
