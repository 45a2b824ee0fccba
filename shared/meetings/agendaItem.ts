/** One item (議題) of an agenda (次第), as plain values. */
export interface AgendaItem {
  id: string
  kind: AgendaKind
  title: string
  presenter: string
  /** planned length in minutes; 0 means nobody has said yet */
  minutes: number
  /** ids of the proposing organisations (提案団体); shown in 建制順 by whoever prints them */
  proposedBy: readonly string[]
  /** the proposal (提案) it puts before the meeting */
  proposalId: string | null
  disclosure: Disclosure
  /** why it is 非公開; printed in the public version in place of what was said */
  closedReason: string
  /** 継続: the item of an earlier meeting it carries on */
  carriedFrom: { meetingId: string; itemId: string } | null
}

/** An item of which nothing is known but what it is called. */
export const plainAgendaItem = {
  presenter: '',
  minutes: 0,
  proposedBy: [],
  proposalId: null,
  disclosure: 'open',
  closedReason: '',
  carriedFrom: null,
} as const satisfies Omit<AgendaItem, 'id' | 'kind' | 'title'>

/** 公開; 非公開 (the public version says only that it was, and why); 内部 (in no paper that leaves the members). */
export const disclosures = ['open', 'closed', 'internal'] as const
export type Disclosure = (typeof disclosures)[number]

export const disclosureLabel: Record<Disclosure, string> = {
  open: '公開',
  closed: '非公開',
  internal: '内部',
}

/** 非公開 without a word why: the public version prints the reason in place of what was said. */
export const lacksClosedReason = ({
  disclosure,
  closedReason,
}: Pick<AgendaItem, 'disclosure' | 'closedReason'>) => disclosure === 'closed' && closedReason.trim() === ''

export const agendaKinds = ['report', 'deliberation', 'other'] as const
export type AgendaKind = (typeof agendaKinds)[number]

export const agendaKindLabel: Record<AgendaKind, string> = {
  report: '報告',
  deliberation: '協議',
  other: 'その他',
}

export const agendaLimits = {
  /** A long year-end meeting has about 30 items; 200 leaves room and keeps one screen usable. */
  itemsMax: 200,
  titleLengthMax: 200,
  presenterLengthMax: 60,
  closedReasonLengthMax: 100,
  idLengthMax: 64,
  /** Ten hours: longer than any sitting, so a slip such as 6000 is caught. */
  minutesMax: 600,
  /** Two people may pass `itemsMax` in the same moment: what they wrote is still read. */
  itemsReadMax: 400,
  proposersMax: 100,
  /** 1,000 insertions into one gap make a key of 169 characters; anything much longer is not ours. */
  orderLengthMax: 1000,
} as const
