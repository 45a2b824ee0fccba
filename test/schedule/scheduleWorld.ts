import { newId } from '../../server/id'
import { changeMeeting } from '../../server/meetings/changeMeeting'
import { notifyMeeting } from '../../server/meetings/notifyMeeting'
import type { MeetingRow } from '../../server/meetings/queries'
import { answerPoll } from '../../server/schedule/answerPoll'
import { meetingSchedule } from '../../server/schedule/meetingSchedule'
import { openPoll } from '../../server/schedule/openPoll'
import { optionsOf } from '../../server/schedule/polls'
import type { ChangeMeeting } from '../../shared/meetings/commands'
import type { Actor } from '../../shared/permission'
import type { OpenPoll } from '../../shared/schedule/commands'
import type { DateMark } from '../../shared/schedule/poll'
import { openMeetingWorld, today } from '../meetings/meetingWorld'

export const hour = 60 * 60 * 1000
export const day = 24 * hour

/** The world of meetings and what the stories of dates begin with. */
export async function openScheduleWorld() {
  const world = await openMeetingWorld()
  const { context } = world
  /** What was told of dates; the ledger writes to those whose turn it is. */
  const notices = () =>
    context.store.db
      .selectFrom('notice')
      .selectAll()
      .where('kind', '<>', 'job_assigned')
      .orderBy('at')
      .execute()
  return {
    ...world,
    async opensPoll(changes: Partial<OpenPoll> = {}) {
      const { id } = await openPoll(context, world.secretariat, anyPoll(changes))
      return { id, options: await optionsOf(context.store.db, id) }
    },
    async marks(actor: Actor, poll: { id: string; options: readonly { id: string }[] }, marks: DateMark[]) {
      const answers = poll.options.map(({ id }, index) => ({
        optionId: id,
        member: marks[index] ?? 'no',
        deputy: null,
      }))
      await answerPoll(context, actor, { pollId: poll.id, answers, note: '' })
    },
    /** A meeting in three weeks whose 開催通知 went out, and nothing else waiting to be told. */
    async notified() {
      const meeting = await world.creates({ startsAt: today + 21 * day, endsAt: today + 21 * day + 2 * hour })
      await notifyMeeting(context, world.secretariat, anyNotice(meeting.id))
      return meeting
    },
    notices,
    waiting: async () => (await notices()).filter(({ handled_at }) => handled_at === null),
    schedule: (id: string) => meetingSchedule(context.store.db, world.secretariat, id, context.now()),
    changes: (meeting: MeetingRow, changes: Partial<ChangeMeeting>) =>
      changeMeeting(context, world.secretariat, {
        meetingId: meeting.id,
        title: meeting.title,
        startsAt: meeting.starts_at,
        place: meeting.place,
        mode: meeting.mode,
        ...changes,
      }),
    /** Clears what waits, as if it had been sent. */
    async sent() {
      await context.store.db.updateTable('notice').set({ handled_at: context.now() }).execute()
    },
  }
}
export type ScheduleWorld = Awaited<ReturnType<typeof openScheduleWorld>>

export const anyPoll = (changes: Partial<OpenPoll> = {}): OpenPoll => ({
  forumId: 'hokushin',
  title: '推進協議会幹事会',
  options: [30, 31, 32].map((days) => ({
    startsAt: today + days * day,
    endsAt: today + days * day + 2 * hour,
  })),
  dueOn: '2026-12-08',
  note: '',
  idempotencyKey: newId(),
  ...changes,
})

export const anyNotice = (meetingId: string) => ({
  meetingId,
  noticeNumber: '8企財第123号',
  rsvpDueOn: '2026-12-11',
  agendaDueOn: '2026-12-04',
  idempotencyKey: newId(),
})

export const anyRsvp = (meetingId: string) => ({
  meetingId,
  answer: 'present' as const,
  people: [],
  note: '',
})

/** A 中止 or 延期 as the secretariat sends it. */
export const calledOff = (meetingId: string) => ({
  meetingId,
  reason: '大雪のため',
  idempotencyKey: newId(),
})
