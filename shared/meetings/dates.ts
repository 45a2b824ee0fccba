import { dayOf } from '../calendar'
import type { FieldFault } from '../error'
import type { MeetingMode } from './meeting'

interface MeetingDates {
  startsAt: number
  endsAt?: number | null | undefined
  mode: MeetingMode
  agendaDueOn?: string | null | undefined
  rsvpDueOn?: string | null | undefined
}

/** A sitting of more than a day is a slip of the keyboard. */
const sittingMsMax = 24 * 60 * 60 * 1000

/** What is out of order among the days of a meeting. */
export function dateFaults({ startsAt, endsAt, mode, agendaDueOn, rsvpDueOn }: MeetingDates): FieldFault[] {
  const faults: FieldFault[] = []
  const say = (path: string, message: string) => faults.push({ path, message })
  if (mode !== 'written' && typeof endsAt === 'number') {
    if (endsAt <= startsAt) say('endsAt', '終了予定は、開催日時より後にしてください。')
    else if (endsAt - startsAt > sittingMsMax)
      say('endsAt', '終了予定は、開催日時から24時間以内にしてください。')
  }
  const day = dayOf(startsAt)
  if (agendaDueOn && agendaDueOn > day) say('agendaDueOn', '議題の締切は、開催日までの日にしてください。')
  if (rsvpDueOn && rsvpDueOn > day) say('rsvpDueOn', '出欠の回答期限は、開催日までの日にしてください。')
  return faults
}
