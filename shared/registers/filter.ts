import * as v from 'valibot'
import { id } from '../commandParts'
import { day } from '../day'
import type { Named } from '../minutes/record'
import type { ActionRow, DecisionRow, RegisterRows } from './row'
import { type ActionState, actionStates, type DecisionState, decisionStates } from './standing'

const filterDay = day('日付は年月日で入力してください。')

export const registerSorts = ['newest', 'oldest', 'due', 'owner'] as const
export type RegisterSort = (typeof registerSorts)[number]

/** A state of either register; `unfinished` are the open ones and the overdue ones together. */
export const anyStates = [...actionStates, ...decisionStates, 'unfinished'] as const
export type AnyState = (typeof anyStates)[number]

/** How a register is narrowed: the query of its page, of its API and of its papers is one and the same. */
export const RegisterFilter = v.object({
  /** 団体: proposer, concerned or owner */
  organisation: v.optional(id),
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/, '年度は西暦4桁で指定してください。'))),
  /** of either register; a state of the other one leaves a register as it is */
  state: v.optional(v.picklist(anyStates)),
  /** one meeting alone */
  meeting: v.optional(id),
  /** one body of those shown: a 部会 */
  forum: v.optional(id),
  /** the bodies below (幹事会・部会) too */
  tiers: v.optional(v.literal('1')),
  text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100, '検索の言葉は100字以内にしてください。'))),
  sort: v.optional(v.picklist(registerSorts)),
  asOf: v.optional(filterDay),
})
export type RegisterFilter = v.InferOutput<typeof RegisterFilter>

export interface RegisterCounts {
  decisions: Record<DecisionState, number>
  actions: Record<ActionState, number>
}

/** The rows that a filter leaves, in its order. */
export function filterRegister(rows: RegisterRows, filter: RegisterFilter): RegisterRows {
  const narrowed = narrow(rows, filter)
  const order = orderOf(filter.sort ?? 'newest')
  return {
    decisions: narrowed.decisions.filter(hasDecisionState(filter.state)).sort(order),
    actions: narrowed.actions.filter(hasActionState(filter.state)).sort(order),
  }
}

/** How many rows each state would leave: every count is the length of the list that its filter opens [K4]. */
export function registerCounts(rows: RegisterRows, filter: RegisterFilter): RegisterCounts {
  const { decisions, actions } = narrow(rows, filter)
  return { decisions: tally(decisionStates, decisions), actions: tally(actionStates, actions) }
}

function tally<S extends string>(states: readonly S[], rows: readonly { state: S }[]): Record<S, number> {
  const entries = states.map((state) => [state, rows.filter((row) => row.state === state).length])
  // Object.fromEntries forgets that every state is there.
  return Object.fromEntries(entries) as Record<S, number>
}

/** Everything but the state. */
function narrow({ decisions, actions }: RegisterRows, filter: RegisterFilter): RegisterRows {
  const isIn = (row: DecisionRow | ActionRow) =>
    (filter.year === undefined || row.fiscalYear === Number(filter.year)) &&
    (filter.forum === undefined || row.forumId === filter.forum) &&
    (filter.organisation === undefined || organisationIdsOf(row).includes(filter.organisation)) &&
    matches(row, filter.text ?? '')
  return { decisions: decisions.filter(isIn), actions: actions.filter(isIn) }
}

const hasDecisionState = (state: AnyState | undefined) => (row: DecisionRow) =>
  !isOneOf(decisionStates, state) || row.state === state

const hasActionState = (state: AnyState | undefined) => (row: ActionRow) =>
  state === 'unfinished' ? row.state !== 'done' : !isOneOf(actionStates, state) || row.state === state

const isOneOf = <S extends string>(states: readonly S[], state: string | undefined): state is S =>
  (states as readonly string[]).includes(state ?? '')

const namedIn = (row: DecisionRow | ActionRow): Named[] =>
  row.kind === 'action' ? (row.owner ? [row.owner] : []) : [...row.proposedBy, ...row.related]

const organisationIdsOf = (row: DecisionRow | ActionRow): string[] => namedIn(row).map(({ id }) => id)

/** Every word of the search is somewhere in the line; width and case of letters do not matter. */
function matches(row: DecisionRow | ActionRow, text: string): boolean {
  const words = fold(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const names = namedIn(row).map(({ name }) => name)
  const line = fold(
    [row.number, row.text, row.itemTitle, row.meetingName, row.forumName, ...names].join('\n'),
  )
  return words.every((word) => line.includes(word))
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

type Row = DecisionRow | ActionRow

function orderOf(sort: RegisterSort): (one: Row, other: Row) => number {
  const never = '9999-12-31'
  const newest = (one: Row, other: Row) =>
    other.heldOn.localeCompare(one.heldOn) || compareNumbers(one, other)
  switch (sort) {
    case 'newest':
      return newest
    case 'oldest':
      return (one, other) => one.heldOn.localeCompare(other.heldOn) || compareNumbers(one, other)
    case 'due':
      return (one, other) => {
        const due = (row: Row) => (row.kind === 'action' ? (row.dueOn ?? never) : never)
        return due(one).localeCompare(due(other)) || newest(one, other)
      }
    case 'owner':
      return (one, other) => {
        const first = (row: Row) => organisationIdsOf(row)[0] ?? never
        return first(one).localeCompare(first(other)) || newest(one, other)
      }
  }
}

const compareNumbers = (one: Row, other: Row) =>
  one.number.localeCompare(other.number, 'ja', { numeric: true }) || one.id.localeCompare(other.id)

/** Everybody who proposed, is concerned or owns something in these rows, each once: what they can be narrowed by. */
export function organisationsIn({ decisions, actions }: RegisterRows): Named[] {
  const found = new Map<string, Named>()
  for (const row of [...decisions, ...actions])
    for (const each of namedIn(row)) if (!found.has(each.id)) found.set(each.id, each)
  return [...found.values()]
}
