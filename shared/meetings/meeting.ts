import { warekiFiscalYear } from '../calendar'

export const meetingModes = ['in_person', 'online', 'hybrid', 'written'] as const
export type MeetingMode = (typeof meetingModes)[number]

export const meetingModeLabel: Record<MeetingMode, string> = {
  in_person: '対面',
  online: 'オンライン',
  hybrid: '対面・オンライン併用',
  written: '書面開催',
}

/**
 * A meeting is 開催予定, 通知済 once 開催通知 went out, 開催中 while it sits; then its minutes are written, go round (確認中) and are
 * confirmed. 中止 and 延期 are states of their own. Whoever does not use 会議中 holds a meeting by its time having come.
 */
export type MeetingState =
  | 'planned'
  | 'notified'
  | 'in_session'
  | 'held'
  | 'in_confirmation'
  | 'confirmed'
  | 'postponed'
  | 'cancelled'

export const meetingStateLabel: Record<MeetingState, string> = {
  planned: '開催予定',
  notified: '通知済',
  in_session: '開催中',
  held: '議事録 作成中',
  in_confirmation: '議事録 確認中',
  confirmed: '議事録 確定',
  postponed: '延期',
  cancelled: '中止',
}

/** What a meeting's state is read from; instants in ms since 1970. */
export interface MeetingCourse {
  startsAt: number
  notifiedAt: number | null
  beganAt: number | null
  endedAt: number | null
  calledOff: 'postponed' | 'cancelled' | null
  /** a version of its minutes is going round */
  isInConfirmation: boolean
  isConfirmed: boolean
}

export function meetingState(course: MeetingCourse, now: number): MeetingState {
  if (course.isConfirmed) return 'confirmed'
  if (course.calledOff) return course.calledOff
  if (course.isInConfirmation) return 'in_confirmation'
  if (course.endedAt !== null) return 'held'
  if (course.beganAt !== null) return 'in_session'
  if (course.startsAt <= now) return 'held'
  return course.notifiedAt !== null ? 'notified' : 'planned'
}

/** It took place: what 開催回数 and 開催間隔 count. A meeting that was called off never did. */
export const wasHeld = (state: MeetingState): boolean =>
  state === 'in_session' || state === 'held' || state === 'in_confirmation' || state === 'confirmed'

/** 第2回 */
const meetingNumber = (number: number): string => `第${number}回`

/** 令和8年度 第2回 北信地域定住自立圏 推進協議会幹事会 */
export function meetingName(meeting: { fiscalYear: number; number: number; title: string }): string {
  return `${warekiFiscalYear(meeting.fiscalYear)} ${meetingNumber(meeting.number)} ${meeting.title}`
}
