/** What a letter is about. Each kind can be switched off by its reader, except what others wait for an answer to. */
export const noticeKinds = [
  'meeting_called',
  'meeting_changed',
  'date_poll',
  'rsvp_reminder',
  'agenda_call',
  'call_opened',
  'call_reminder',
  'call_outcome',
  'round_opened',
  'round_reminder',
  'correction_answered',
  'minutes_confirmed',
  'erratum_filed',
  'action_assigned',
  'action_due',
  'job_assigned',
  'cadence',
  'actuals',
  'interest_matched',
  'need',
  'offer',
  'precedent',
  'consent_opened',
  'consent_obstacle',
  'consent_agreed',
  'handover',
  'proposal_asked',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const noticeKindLabel: Record<NoticeKind, string> = {
  meeting_called: '開催通知',
  meeting_changed: '会議の変更・中止・延期',
  date_poll: '日程調整',
  rsvp_reminder: '出欠の回答のお願い',
  agenda_call: '議題の募集',
  call_opened: '照会',
  call_reminder: '照会の回答のお願い',
  call_outcome: '照会の結果',
  round_opened: '議事録の確認依頼',
  round_reminder: '議事録の確認のお願い（期限前）',
  correction_answered: '修正依頼への回答',
  minutes_confirmed: '議事録の確定',
  erratum_filed: '正誤',
  action_assigned: '宿題の割当て',
  action_due: '宿題の期限',
  job_assigned: '事務局のしごと',
  cadence: '開催間隔',
  actuals: '実績照会の時期',
  interest_matched: '同じ関心のある団体',
  need: '困りごと',
  offer: '出せるもの',
  precedent: '先進事例',
  consent_opened: '同意手続の開始',
  consent_obstacle: '同意手続の支障',
  consent_agreed: '同意手続の成立',
  handover: '引継ぎ',
  proposal_asked: '提案への同意・確認のお願い',
}

/** Told at once: somebody has to change a day or has little time to answer. All else comes in one digest each working day. */
export const urgentKinds: readonly NoticeKind[] = [
  'meeting_called',
  'meeting_changed',
  'date_poll',
  'rsvp_reminder',
  'call_reminder',
  'round_opened',
  'round_reminder',
  'correction_answered',
]

/** Others wait for what the reader does on it: these cannot be switched off. */
export const awaitedKinds: readonly NoticeKind[] = [
  'meeting_called',
  'meeting_changed',
  'date_poll',
  'rsvp_reminder',
  'call_opened',
  'call_reminder',
  'round_opened',
  'round_reminder',
  'proposal_asked',
]

export const isNoticeKind = (kind: string): kind is NoticeKind => noticeKinds.some((each) => each === kind)
