import type { OnBehalfChannel } from '../proposals/origin'

/** ○△× of one date. */
export const dateMarks = ['yes', 'maybe', 'no'] as const
export type DateMark = (typeof dateMarks)[number]

export const dateMarkSign: Record<DateMark, string> = { yes: '○', maybe: '△', no: '×' }
export const dateMarkLabel: Record<DateMark, string> = {
  yes: '出席できる',
  maybe: '調整すれば出席できる',
  no: '出席できない',
}

export interface DateOption {
  id: string
  /** ms since 1970 */
  startsAt: number
  endsAt: number | null
}

/** What an organisation said of one date: for the member itself and, apart, for a deputy (代理). */
export interface DateAnswer {
  optionId: string
  member: DateMark
  deputy: DateMark | null
}

/** An organisation's reply to a poll. */
export interface DateReply {
  organisationId: string
  answers: readonly DateAnswer[]
  note: string
  answeredAt: number
  label: string
  onBehalfChannel: OnBehalfChannel | null
  isLate: boolean
}

/** How one date stands. An organisation that has not answered is counted apart and never as ×. */
export interface DateTally {
  optionId: string
  member: Record<DateMark, number>
  deputy: Record<DateMark, number>
  /** organisations that can surely be there, by the member or by a deputy */
  sure: number
  /** … and those that could only by a △ */
  possible: number
  unanswered: number
}

/** Counts each date over the organisations that are asked; `replies` of others are not counted. */
export function tallies(
  options: readonly DateOption[],
  asked: readonly string[],
  replies: readonly DateReply[],
): DateTally[] {
  return options.map(({ id }) => {
    const tally = emptyTally(id)
    for (const organisationId of asked) count(tally, answerTo(id, organisationId, replies))
    return tally
  })
}

const emptyTally = (optionId: string): DateTally => ({
  optionId,
  member: { yes: 0, maybe: 0, no: 0 },
  deputy: { yes: 0, maybe: 0, no: 0 },
  sure: 0,
  possible: 0,
  unanswered: 0,
})

const answerTo = (optionId: string, organisationId: string, replies: readonly DateReply[]) =>
  replies
    .find((reply) => reply.organisationId === organisationId)
    ?.answers.find((answer) => answer.optionId === optionId)

function count(tally: DateTally, answer: DateAnswer | undefined): void {
  if (!answer) {
    tally.unanswered += 1
    return
  }
  tally.member[answer.member] += 1
  if (answer.deputy) tally.deputy[answer.deputy] += 1
  const marks = [answer.member, answer.deputy]
  if (marks.includes('yes')) tally.sure += 1
  else if (marks.includes('maybe')) tally.possible += 1
}

/**
 * The dates, the best first: where most organisations can be there at all, then where most members come themselves,
 * then where most could perhaps; of equals the earlier one.
 */
export function rankedOptions(
  options: readonly DateOption[],
  asked: readonly string[],
  replies: readonly DateReply[],
): DateOption[] {
  const byId = new Map(tallies(options, asked, replies).map((tally) => [tally.optionId, tally]))
  const tallyOf = ({ id }: DateOption) => byId.get(id) ?? emptyTally(id)
  return [...options].sort((one, other) => {
    const [a, b] = [tallyOf(one), tallyOf(other)]
    return (
      b.sure - a.sure ||
      b.member.yes - a.member.yes ||
      b.possible - a.possible ||
      one.startsAt - other.startsAt ||
      one.id.localeCompare(other.id)
    )
  })
}
