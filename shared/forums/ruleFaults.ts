import type { FieldFault } from '../error'
import type { ForumRules } from './rules'

/** Seats that can confirm minutes in a body: those of its members, but not of its observers. */
export type ConfirmingSeats = ReadonlySet<string>

/** What contradicts itself in a body's rules, by field [B2]. Each rule alone may be right. */
export const ruleFaults = (rules: ForumRules, seats: ConfirmingSeats): FieldFault[] => [
  ...cadenceFaults(rules),
  ...confirmerFaults(rules, seats),
  ...deadlineFaults(rules),
]

function cadenceFaults({ cadence }: ForumRules): FieldFault[] {
  const { longestGapDays, avoidMonths } = cadence
  if (new Set(avoidMonths).size === 12)
    return [fault('cadence.avoidMonths', 'すべての月を避けると、開催できる月がありません。')]
  const closedDays = longestClosedDays(avoidMonths)
  if (longestGapDays !== null && closedDays >= longestGapDays)
    return [
      fault(
        'cadence.longestGapDays',
        `避ける月が${closedDays}日続くため、${longestGapDays}日以内に開けません。間隔を広げるか、避ける月を減らしてください。`,
      ),
    ]
  return []
}

function confirmerFaults({ minutes }: ForumRules, seats: ConfirmingSeats): FieldFault[] {
  const { confirmedBy, chairSeatId, namedSeatId } = minutes
  if (confirmedBy === 'secretariat') return []
  const faults = seatFaults('minutes.chairSeatId', '議長', chairSeatId, seats)
  if (confirmedBy === 'chair') return faults
  if (chairSeatId !== null && chairSeatId === namedSeatId)
    return [...faults, fault('minutes.namedSeatId', '指名委員には、議長と別の席を選んでください。')]
  return [...faults, ...seatFaults('minutes.namedSeatId', '指名委員', namedSeatId, seats)]
}

function seatFaults(path: string, who: string, seatId: string | null, seats: ConfirmingSeats): FieldFault[] {
  if (seatId === null)
    return [fault(path, `${who}の席を選んでください。選ばないときは「事務局が確定する」にしてください。`)]
  return seats.has(seatId) ? [] : [fault(path, `${who}には、いまの構成団体の席を選んでください。`)]
}

function deadlineFaults({ minutes }: ForumRules): FieldFault[] {
  const { requiresRound, answerDays, summaryDays, minutesDays } = minutes
  return [
    ...(summaryDays > minutesDays
      ? [fault('minutes.summaryDays', '概要の期限は、議事録の期限より後にできません。')]
      : []),
    ...(requiresRound && answerDays >= minutesDays
      ? [
          fault(
            'minutes.answerDays',
            '回答期間が議事録の期限より長いため、期限までに確定できません。どちらかを直してください。',
          ),
        ]
      : []),
  ]
}

/** Of a year without 29 February, which only makes a stretch longer. */
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The longest run of avoided months in days; it may go over the turn of the year. */
export function longestClosedDays(avoidMonths: readonly number[]): number {
  const closed = new Set(avoidMonths)
  let longest = 0
  let run = 0
  for (let step = 0; step < 24; step++) {
    const month = step % 12
    run = closed.has(month + 1) ? run + (monthDays[month] ?? 0) : 0
    longest = Math.max(longest, run)
  }
  return longest
}

const fault = (path: string, message: string): FieldFault => ({ path, message })
