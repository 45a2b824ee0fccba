import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import { marked, timeFault } from '../../shared/sitting/attendance'
import type {
  CountObservers,
  MarkAttendee,
  RemoveAttendee,
  SaveAttendee,
} from '../../shared/sitting/commands'
import type { Context } from '../context'
import type { MeetingRow } from '../meetings/queries'
import type { Tx } from '../store/Store'
import { recountOutcomes } from './attendance'
import { attendeeRow, insertAttendee } from './draftAttendance'
import { attendeesOf } from './queries'
import { sittingAct } from './sittingAct'

type Of<Command> = Command & { meetingId: string }

/** [T2] One tap in the attendance list; its time is the server's clock. */
export const markAttendee = (context: Context, actor: Actor, input: Of<MarkAttendee>) =>
  sittingAct(
    context,
    actor,
    input,
    { command: 'markAttendee', step: 'attend' },
    async ({ tx, meeting, at }) => {
      const attendee = (await attendeesOf(tx, meeting.id)).find(({ id }) => id === input.attendeeId)
      if (!attendee) throw attendeeUnknown()
      const { status, arrivedAt, leftAt } = marked(
        attendee,
        input.mark,
        satTimes(meeting),
        meeting.ended_at ?? at,
      )
      await change(tx, meeting, input.attendeeId, { status, arrived_at: arrivedAt, left_at: leftAt })
      return { attendeeId: input.attendeeId }
    },
  )

/** Adds somebody, or puts a line right by hand: then times, too, within the meeting. */
export const saveAttendee = (context: Context, actor: Actor, input: Of<SaveAttendee>) =>
  sittingAct(
    context,
    actor,
    input,
    { command: 'saveAttendee', step: 'attend' },
    async ({ tx, meeting, at }) => {
      const fault = timeFault(input, satTimes(meeting), at)
      if (fault)
        throw new DomainError('invalid', fault.message, [{ path: fault.field, message: fault.message }])
      await refuseUnknownOrganisation(tx, input.organisationId)
      if (input.attendeeId === null) return { attendeeId: await add(tx, meeting, input) }
      await change(tx, meeting, input.attendeeId, attendeeRow(input))
      return { attendeeId: input.attendeeId }
    },
  )

export const removeAttendee = (context: Context, actor: Actor, input: Of<RemoveAttendee>) =>
  sittingAct(
    context,
    actor,
    input,
    { command: 'removeAttendee', step: 'attend' },
    async ({ tx, meeting }) => {
      await tx
        .deleteFrom('attendee')
        .where('meeting_id', '=', meeting.id)
        .where('id', '=', input.attendeeId)
        .execute()
      await recountOutcomes(tx, meeting)
      return { removed: true }
    },
  )

/** 傍聴者数 */
export const countObservers = (context: Context, actor: Actor, input: Of<CountObservers>) =>
  sittingAct(
    context,
    actor,
    input,
    { command: 'countObservers', step: 'attend' },
    async ({ tx, meeting }) => {
      await tx
        .updateTable('meeting')
        .set({ observer_count: input.count })
        .where('id', '=', meeting.id)
        .execute()
      return { count: input.count }
    },
  )

const satTimes = ({ began_at, ended_at }: MeetingRow) => ({ beganAt: began_at, endedAt: ended_at })

async function add(tx: Tx, meeting: MeetingRow, input: SaveAttendee): Promise<string> {
  const listed = await attendeesOf(tx, meeting.id)
  if (listed.length >= attendeesMax)
    throw new DomainError('conflict', `出席者は${attendeesMax}人まで記録できます。`)
  const position = await tx
    .selectFrom('attendee')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('meeting_id', '=', meeting.id)
    .executeTakeFirst()
  const id = await insertAttendee(tx, meeting.id, input, (position?.last ?? 0) + 1)
  await recountOutcomes(tx, meeting)
  return id
}

/** The largest body of the prefecture, each member with four, is half of it. */
const attendeesMax = 300

async function change(
  tx: Tx,
  meeting: MeetingRow,
  attendeeId: string,
  values: Partial<ReturnType<typeof attendeeRow>>,
): Promise<void> {
  const changed = await tx
    .updateTable('attendee')
    .set(values)
    .where('meeting_id', '=', meeting.id)
    .where('id', '=', attendeeId)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw attendeeUnknown()
  await recountOutcomes(tx, meeting)
}

async function refuseUnknownOrganisation(tx: Tx, organisationId: string): Promise<void> {
  const known = await tx
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!known)
    throw new DomainError('invalid', '団体を選び直してください。', [
      { path: 'organisationId', message: '団体を選んでください。' },
    ])
}

const attendeeUnknown = () =>
  new DomainError('not_found', 'この出席者は、ほかの人が名簿から外しました。画面を確かめてください。')
