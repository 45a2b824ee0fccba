import type { Disclosure } from '../meetings/agendaItem'
import type { Outcome } from '../meetings/outcome'
import type { Named } from '../minutes/record'
import type { BalanceClass } from '../proposals/balance'
import type { ActionAsWritten, MarkAct } from './mark'
import type { ActionState, DecisionState } from './standing'

/** What both registers (決定事項一覧, 宿題一覧) say of a line: where it was said, and how firmly. */
interface RegisterRow {
  id: string
  meetingId: string
  forumId: string
  forumName: string
  /** 令和8年度 第2回 … */
  meetingName: string
  fiscalYear: number
  /** YYYY-MM-DD */
  heldOn: string
  /** 決定番号 R8-幹-07, 宿題番号 R8-幹-宿08; it may still move where the minutes are a draft */
  number: string
  isNumberFixed: boolean
  /** the item it belongs to; empty where it was said outside of any */
  itemNumber: string
  itemTitle: string
  disclosure: Disclosure
  text: string
  /** 議事録版, and its record; null: from a draft (未確定) */
  version: string | null
  versionId: string | null
  isSample: boolean
  /** what was marked since, the first first; empty for who may not know it */
  marks: MarkEntry[]
}

export interface MarkEntry {
  act: MarkAct
  onDay: string | null
  ownerName: string | null
  note: string
  at: number
  label: string
}

export interface DecisionRow extends RegisterRow {
  kind: 'decision'
  /** 決定区分 */
  outcome: Outcome | null
  proposedBy: Named[]
  /** 提案団体区分 on the day of the meeting */
  proposerClass: BalanceClass | null
  /** 関係団体: who took 宿題 home from the same item */
  related: Named[]
  /** 根拠資料 by their labels, 資料1 */
  materials: string[]
  state: DecisionState
  since: string | null
}

export interface ActionRow extends RegisterRow {
  kind: 'action'
  owner: Named | null
  /** 担当職: the 職 that sat there for the owner, where 出欠 was kept */
  ownerTitle: string
  dueOn: string | null
  /** what the minutes say, whatever was marked since */
  written: ActionAsWritten
  state: ActionState
  doneOn: string | null
  evidence: string
}

export interface RegisterRows {
  decisions: DecisionRow[]
  actions: ActionRow[]
}
