import type { ExpressionBuilder, Selectable } from 'kysely'
import { type MeetingCourse, meetingName } from '../../shared/meetings/meeting'
import type { Tables } from '../store/Tables'

export type MeetingRow = Selectable<Tables['meeting']>

/** What the state of a meeting is read from, with `in_confirmation` and `version_id` beside it. */
export const courseColumns = [
  'meeting.notified_at',
  'meeting.began_at',
  'meeting.ended_at',
  'meeting.called_off',
] as const

/** Not 0 while a version of the minutes is going round. */
export const isInConfirmation = (eb: ExpressionBuilder<Tables, 'meeting'>) =>
  eb
    .selectFrom('confirmation_round')
    .select((count) => count.fn.countAll<number | string>().as('open'))
    .whereRef('confirmation_round.meeting_id', '=', 'meeting.id')
    .where('confirmation_round.closed_at', 'is', null)

export const courseOf = (
  row: Pick<MeetingRow, 'starts_at' | 'notified_at' | 'began_at' | 'ended_at' | 'called_off'> & {
    in_confirmation: number | string | null
    version_id: string | null
  },
): MeetingCourse => ({
  startsAt: row.starts_at,
  notifiedAt: row.notified_at,
  beganAt: row.began_at,
  endedAt: row.ended_at,
  calledOff: row.called_off,
  isInConfirmation: Number(row.in_confirmation) > 0,
  isConfirmed: row.version_id !== null,
})

/** It sat, or its written answers were made a result: it cannot be called off any more. */
export const wasOpened = ({ began_at, ended_at }: Pick<MeetingRow, 'began_at' | 'ended_at'>): boolean =>
  began_at !== null || ended_at !== null

export const nameOf = (row: Pick<MeetingRow, 'fiscal_year' | 'number' | 'title'>) =>
  meetingName({ fiscalYear: row.fiscal_year, number: row.number, title: row.title })
