import { warekiFiscalYear } from '../calendar'

export const meetingModes = ['in_person', 'online', 'hybrid', 'written'] as const
export type MeetingMode = (typeof meetingModes)[number]

export const meetingModeLabel: Record<MeetingMode, string> = {
  in_person: '対面',
  online: 'オンライン',
  hybrid: '対面・オンライン併用',
  written: '書面開催',
}

/** A meeting is 開催予定 until its time has come, then its minutes are being written until the secretariat confirms them. */
export type MeetingState = 'planned' | 'held' | 'confirmed'

export const meetingStateLabel: Record<MeetingState, string> = {
  planned: '開催予定',
  held: '議事録 作成中',
  confirmed: '議事録 確定',
}

export function meetingState(startsAt: number, isConfirmed: boolean, now: number): MeetingState {
  if (isConfirmed) return 'confirmed'
  return startsAt > now ? 'planned' : 'held'
}

/** 第2回 */
const meetingNumber = (number: number): string => `第${number}回`

/** 令和8年度 第2回 北信地域定住自立圏 推進協議会幹事会 */
export function meetingName(meeting: { fiscalYear: number; number: number; title: string }): string {
  return `${warekiFiscalYear(meeting.fiscalYear)} ${meetingNumber(meeting.number)} ${meeting.title}`
}
