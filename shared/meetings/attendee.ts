import type { MemberRole } from '../permission'

/** One person at a meeting, by 団体 and 職 of that day; the name (氏名) only where the body's lists bear names. */
export interface Attendee {
  id: string
  organisationId: string
  /** 所属, 企画財政課 */
  division: string
  /** 職, 課長 */
  title: string
  /** 氏名 and ふりがな; both may be empty */
  name: string
  kana: string
  category: AttendeeCategory
  /** 代理: for whom, 総務課長 */
  proxyFor: string
  isOnline: boolean
  status: AttendanceStatus
  /** ms since 1970; null: from the beginning, to the end */
  arrivedAt: number | null
  leftAt: number | null
  note: string
}

/** 区分, in the order of the 名簿. Members and proxies make their organisation present. */
export const attendeeCategories = [
  'member',
  'proxy',
  'companion',
  'prefecture',
  'observer',
  'secretariat',
] as const
export type AttendeeCategory = (typeof attendeeCategories)[number]

export const attendeeCategoryLabel: Record<AttendeeCategory, string> = {
  member: '委員',
  proxy: '代理',
  companion: '随行',
  prefecture: '県',
  observer: 'オブザーバー',
  secretariat: '事務局',
}

/** As what somebody sits there who comes for a member. */
export const categoryOfRole: Record<MemberRole, AttendeeCategory> = {
  central_city: 'member',
  partner_municipality: 'member',
  constituent: 'member',
  prefecture: 'prefecture',
  observer: 'observer',
}

export const attendanceStatuses = ['expected', 'present', 'absent'] as const
export type AttendanceStatus = (typeof attendanceStatuses)[number]

export const attendanceStatusLabel: Record<AttendanceStatus, string> = {
  expected: '未確認',
  present: '出席',
  absent: '欠席',
}
