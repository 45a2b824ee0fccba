import { dayOf, startOfDay } from '../calendar'
import type { ForumRules } from '../forums/rules'

/** The standard work behind every meeting (しごと帳), in the order in which a meeting meets it. */
export const jobKinds = [
  'schedule',
  'venue',
  'notice',
  'agenda',
  'materials',
  'call',
  'summary',
  'minutes',
  'confirmation',
] as const
export type JobKind = (typeof jobKinds)[number]

export const jobKindLabel: Record<JobKind, string> = {
  schedule: '日程調整',
  venue: '会場',
  notice: '開催通知',
  agenda: '次第案',
  materials: '資料とりまとめ',
  call: '照会集計',
  summary: '会議結果概要',
  minutes: '議事録',
  confirmation: '確認とりまとめ',
}

export const isJobKind = (kind: string): kind is JobKind => jobKinds.some((each) => each === kind)

/** 議事録当番 goes round the members; all other work stays with the secretariat until somebody takes it. */
export const rotatingKinds: readonly JobKind[] = ['minutes']

/** What must have been done for the key to be done: 開催通知 names day and place, 確定 ends all the writing. */
export const presupposed: Record<JobKind, readonly JobKind[]> = {
  schedule: [],
  venue: [],
  notice: ['schedule', 'venue'],
  agenda: [],
  materials: [],
  call: ['schedule', 'venue', 'notice'],
  summary: [],
  minutes: ['schedule', 'venue', 'notice', 'call', 'agenda', 'materials'],
  confirmation: ['schedule', 'venue', 'notice', 'call', 'agenda', 'materials', 'summary', 'minutes'],
}

const dayMs = 24 * 60 * 60 * 1000

/** Days from the meeting's day until a job is due; negative before it. The body's own deadlines where it has any. */
function daysAfter(kind: JobKind, { minutes }: Pick<ForumRules, 'minutes'>): number {
  const draft = minutes.minutesDays - (minutes.requiresRound ? minutes.answerDays : 0)
  const days: Record<JobKind, number> = {
    schedule: -35,
    venue: -30,
    notice: -30,
    agenda: -10,
    materials: -7,
    call: -3,
    summary: minutes.summaryDays,
    // The members need their days to answer before the minutes are due as a whole.
    minutes: Math.max(1, draft),
    confirmation: minutes.minutesDays,
  }
  return days[kind]
}

/** When a job is due, YYYY-MM-DD: counted from the meeting's day, and never before the day on which the job came to be. */
export function jobDueOn(
  kind: JobKind,
  meeting: { startsAt: number; createdAt: number },
  rules: Pick<ForumRules, 'minutes'>,
): string {
  const due = dayOf(startOfDay(dayOf(meeting.startsAt)) + daysAfter(kind, rules) * dayMs)
  const born = dayOf(meeting.createdAt)
  return due < born ? born : due
}
