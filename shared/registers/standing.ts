import { dayOf } from '../calendar'
import { type ActionAsWritten, type MarkAct, type OutcomeMark, saidOf } from './mark'

export const actionStates = ['open', 'overdue', 'done'] as const
export type ActionState = (typeof actionStates)[number]
export const actionStateLabel: Record<ActionState, string> = {
  open: '未完了',
  overdue: '期限超過',
  done: '済',
}

export const decisionStates = ['in_force', 'carried_out', 'abolished'] as const
export type DecisionState = (typeof decisionStates)[number]
export const decisionStateLabel: Record<DecisionState, string> = {
  in_force: '有効',
  carried_out: '実施済',
  abolished: '廃止',
}

export interface ActionStanding {
  state: ActionState
  ownerId: string | null
  /** YYYY-MM-DD */
  dueOn: string | null
  /** null while it is open, and where a tick in the minutes says it is done without saying when */
  doneOn: string | null
  /** 完了の根拠 */
  evidence: string
}

/**
 * How an action item stands on a day. Minutes and marks speak of the same three things (済, 期限, 担当), and the later word holds:
 * a mark holds as long as the minutes say what they said when it was made [K2].
 */
export function actionStanding(
  written: ActionAsWritten,
  marks: readonly OutcomeMark[],
  asOf: string,
): ActionStanding {
  const known = marks.filter((mark) => isKnown(mark, asOf))
  const last = (...acts: MarkAct[]) =>
    known.findLast((mark) => acts.includes(mark.act) && mark.said === saidOf(mark.act, written))
  const completion = last('done', 'reopened')
  const dueMark = last('due')
  const ownerMark = last('owner')
  const dueOn = dueMark ? dueMark.onDay : written.dueOn
  const isDone = completion ? completion.act === 'done' : written.isDone
  return {
    state: isDone ? 'done' : dueOn !== null && dueOn < asOf ? 'overdue' : 'open',
    ownerId: ownerMark ? ownerMark.ownerId : written.ownerId,
    dueOn,
    doneOn: isDone ? (completion?.onDay ?? null) : null,
    evidence: isDone ? (completion?.note ?? '') : '',
  }
}

export interface DecisionStanding {
  state: DecisionState
  /** since when it is no longer simply in force */
  since: string | null
}

/** A decision is in force until it is marked as carried out (実施済) or abolished (廃止); both can be taken back. */
export function decisionStanding(marks: readonly OutcomeMark[], asOf: string): DecisionStanding {
  const last = marks
    .filter((mark) => isKnown(mark, asOf))
    .findLast(({ act }) => act === 'done' || act === 'abolished' || act === 'reopened')
  if (last === undefined || last.act === 'reopened') return { state: 'in_force', since: null }
  return { state: last.act === 'done' ? 'carried_out' : 'abolished', since: last.onDay ?? dayOf(last.at) }
}

/** A completion counts from the day it happened, everything else from the day it was said. */
const isKnown = ({ act, onDay, at }: OutcomeMark, asOf: string): boolean =>
  ((act === 'done' || act === 'abolished') && onDay !== null ? onDay : dayOf(at)) <= asOf
