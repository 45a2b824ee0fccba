import type { Attendee } from '../meetings/attendee'
import type { AttendanceMark } from './commands'

/** When the meeting sat; both null before 開会. */
export interface SatTimes {
  beganAt: number | null
  endedAt: number | null
}

type Presence = Pick<Attendee, 'status' | 'arrivedAt' | 'leftAt'>

/** What one tap makes of a line of the attendance list. Before 開会 nobody is late: whoever is there is there from the beginning. */
export function marked(
  attendee: Presence,
  mark: AttendanceMark,
  { beganAt }: SatTimes,
  now: number,
): Presence {
  const clock = beganAt === null ? null : now
  switch (mark) {
    case 'present':
      return { status: 'present', arrivedAt: null, leftAt: null }
    case 'absent':
    case 'expected':
      return { status: mark, arrivedAt: null, leftAt: null }
    case 'arrives':
      return { status: 'present', arrivedAt: clock, leftAt: null }
    case 'leaves':
      return { status: 'present', arrivedAt: attendee.arrivedAt, leftAt: clock }
    case 'returns':
      return { ...attendee, leftAt: null }
  }
}

/** What is wrong with times given by hand: they lie within the meeting, and nobody leaves before they came. */
export function timeFault(
  { status, arrivedAt, leftAt }: Presence,
  { beganAt, endedAt }: SatTimes,
  now: number,
): { field: 'arrivedAt' | 'leftAt'; message: string } | undefined {
  if (arrivedAt === null && leftAt === null) return undefined
  const field = arrivedAt === null ? 'leftAt' : 'arrivedAt'
  if (status !== 'present') return { field, message: '遅参・早退の時刻は、出席の人にだけ入力できます。' }
  if (beganAt === null) return { field, message: '遅参・早退の時刻は、開会してから入力してください。' }
  const end = endedAt ?? now
  if (arrivedAt !== null && !isWithin(arrivedAt, beganAt, end))
    return { field: 'arrivedAt', message: '遅参の時刻は、開会から閉会までの間にしてください。' }
  if (leftAt !== null && !isWithin(leftAt, beganAt, end))
    return { field: 'leftAt', message: '早退の時刻は、開会から閉会までの間にしてください。' }
  if (arrivedAt !== null && leftAt !== null && leftAt <= arrivedAt)
    return { field: 'leftAt', message: '早退の時刻は、遅参の時刻より後にしてください。' }
  return undefined
}

/** Times are written to the minute: the minute in which a meeting opened or closed belongs to it. */
export const isWithin = (at: number, from: number, to: number): boolean =>
  at >= from - (from % minuteMs) && at <= to
const minuteMs = 60_000
