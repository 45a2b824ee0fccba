/** What became of a decision (決定事項) or an action item (宿題) after its meeting; a row per act, never changed. */
const markActs = ['done', 'reopened', 'abolished', 'due', 'owner', 'note'] as const
export type MarkAct = (typeof markActs)[number]

export interface OutcomeMark {
  act: MarkAct
  /** the day it was done, or is due now; YYYY-MM-DD */
  onDay: string | null
  ownerId: string | null
  /** 完了の根拠, or why */
  note: string
  /** ms since 1970 */
  at: number
  /** 団体 and 職 of who made it */
  label: string
  /** what the minutes said then about the same thing, as `saidOf` writes it */
  said: string
}

/** What the minutes say of an action item: a draft may still change it, a record only by 正誤. */
export interface ActionAsWritten {
  isDone: boolean
  dueOn: string | null
  ownerId: string | null
}

/** What the minutes said about the matter of an act when it was made. */
export function saidOf(act: MarkAct, written: ActionAsWritten): string {
  if (act === 'due') return written.dueOn ?? ''
  if (act === 'owner') return written.ownerId ?? ''
  return written.isDone ? 'done' : ''
}
