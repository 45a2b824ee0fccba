import type { DeskAct } from './act'

/**
 * One thing that waits for a seat (きょうの宿題). `targetId` is that of the thing to open; `dueOn` is a day YYYY-MM-DD,
 * null where nothing but the work itself is waiting.
 */
export interface DeskItem {
  id: string
  kind: DeskItemKind
  targetId: string
  title: string
  /** the body (会議体), where it belongs to one */
  forumName: string | null
  dueOn: string | null
  /** the hour, ms since 1970, where there is one */
  at: number | null
  /** the answers that one press gives, the likeliest first; without any the line only leads to its page */
  acts?: readonly DeskAct[] | undefined
}

/** What a waiting thing asks for, as the head of the desk counts it: an answer, a check, a meeting, or work of one's own. */
export type DeskGroup = 'answer' | 'check' | 'meeting' | 'work'
export const deskGroups = ['answer', 'check', 'meeting', 'work'] as const satisfies readonly DeskGroup[]

/** In the order in which things without a day stand on the desk: what others wait for comes first. */
const groupOfKind = {
  rsvp: 'answer',
  written: 'answer',
  date_poll: 'answer',
  agenda_call: 'answer',
  call: 'answer',
  intent: 'answer',
  call_entry: 'check',
  intent_entry: 'check',
  round: 'answer',
  interest_match: 'answer',
  proposal_joint: 'answer',
  proposal_word: 'answer',
  proposal_entry: 'answer',
  need_typed: 'answer',
  offer_request: 'answer',
  need_asked: 'answer',
  precedent: 'check',
  consent: 'answer',
  handover: 'check',
  leaving: 'work',
  poll_to_settle: 'work',
  call_to_close: 'work',
  call_outcome: 'work',
  project_words: 'check',
  cadence: 'meeting',
  meeting: 'meeting',
  action: 'work',
  job: 'work',
  actuals_to_ask: 'work',
  returned: 'work',
  receive: 'check',
  referred: 'meeting',
  consent_close: 'work',
  consent_entry: 'check',
  point_entry: 'check',
  corrections: 'check',
  summary: 'work',
  confirm: 'check',
  review: 'check',
  correction_draft: 'work',
  seat: 'work',
  draft: 'work',
} as const satisfies Record<string, DeskGroup>
export type DeskItemKind = keyof typeof groupOfKind
// Object.keys knows its keys as strings only.
export const deskItemKinds = Object.keys(groupOfKind) as readonly DeskItemKind[]

interface DeskLine extends Pick<DeskItem, 'title' | 'forumName' | 'acts'> {
  dueOn?: string | null
  at?: number | null
  /** what tells it from other lines of its kind, where several lead to one page */
  key?: string
}

/** A line of the desk. Its id is kind and thing together: one thing may wait in two ways. */
export const deskItem = (
  kind: DeskItemKind,
  targetId: string,
  { key = targetId, dueOn = null, at = null, title, forumName, acts }: DeskLine,
): DeskItem => ({ id: `${kind}:${key}`, kind, targetId, title, forumName, dueOn, at, ...(acts && { acts }) })

/** Due order: what is late, then by day; then what has no day, by kind. Equals keep their order. */
export function inDueOrder(items: readonly DeskItem[]): DeskItem[] {
  const never = '9999-12-31'
  return [...items].sort(
    (a, b) =>
      (a.dueOn ?? never).localeCompare(b.dueOn ?? never) ||
      (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER) ||
      deskItemKinds.indexOf(a.kind) - deskItemKinds.indexOf(b.kind),
  )
}

/** An answer is a press and at most a line of words: three a minute. */
const answersPerMinute = 3

/** How many things of each group wait, without empty groups; for answers also about how many minutes they take. */
export function deskCounts(
  items: readonly Pick<DeskItem, 'kind'>[],
): { group: DeskGroup; count: number; minutes: number }[] {
  return deskGroups.flatMap((group) => {
    const count = items.filter(({ kind }) => groupOfKind[kind] === group).length
    const minutes = group === 'answer' ? Math.ceil(count / answersPerMinute) : 0
    return count === 0 ? [] : { group, count, minutes }
  })
}
