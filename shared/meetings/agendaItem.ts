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
}

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
  /** Ten hours: longer than any sitting, so a slip such as 6000 is caught. */
  minutesMax: 600,
  /** Two people may pass `itemsMax` in the same moment: what they wrote is still read. */
  itemsReadMax: 400,
  proposersMax: 100,
  /** 1,000 insertions into one gap make a key of 169 characters; anything much longer is not ours. */
  orderLengthMax: 1000,
} as const
