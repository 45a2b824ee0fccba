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

/** In the order in which things without a day stand on the desk: what others wait for comes first. */
export const deskItemKinds = [
  'rsvp',
  'written',
  'date_poll',
  'agenda_call',
  'call',
  'intent',
  'call_entry',
  'intent_entry',
  'round',
  'interest_match',
  'proposal_joint',
  'proposal_word',
  'proposal_entry',
  'need_typed',
  'offer_request',
  'need_asked',
  'precedent',
  'consent',
  'handover',
  'leaving',
  'poll_to_settle',
  'call_to_close',
  'call_outcome',
  'project_words',
  'cadence',
  'meeting',
  'action',
  'job',
  'actuals_to_ask',
  'returned',
  'receive',
  'consent_close',
  'consent_entry',
  'point_entry',
  'corrections',
  'summary',
  'confirm',
  'review',
  'correction_draft',
  'seat',
  'draft',
] as const
export type DeskItemKind = (typeof deskItemKinds)[number]

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

/** What a waiting thing asks for, as the head of the desk counts it: an answer, a check, a meeting, or work of one's own. */
export type DeskGroup = 'answer' | 'check' | 'meeting' | 'work'
export const deskGroups = ['answer', 'check', 'meeting', 'work'] as const satisfies readonly DeskGroup[]

export const deskGroupOf: Record<DeskItemKind, DeskGroup> = {
  cadence: 'meeting',
  proposal_joint: 'answer',
  proposal_word: 'answer',
  proposal_entry: 'answer',
  project_words: 'check',
  actuals_to_ask: 'work',
  rsvp: 'answer',
  written: 'answer',
  date_poll: 'answer',
  agenda_call: 'answer',
  call: 'answer',
  intent: 'answer',
  call_entry: 'check',
  intent_entry: 'check',
  call_to_close: 'work',
  call_outcome: 'work',
  round: 'answer',
  interest_match: 'answer',
  need_typed: 'answer',
  offer_request: 'answer',
  need_asked: 'answer',
  precedent: 'check',
  consent: 'answer',
  consent_close: 'work',
  consent_entry: 'check',
  point_entry: 'check',
  handover: 'check',
  leaving: 'work',
  poll_to_settle: 'work',
  meeting: 'meeting',
  action: 'work',
  job: 'work',
  returned: 'work',
  receive: 'check',
  corrections: 'check',
  correction_draft: 'work',
  summary: 'work',
  confirm: 'check',
  review: 'check',
  seat: 'work',
  draft: 'work',
}

/** An answer is a press and at most a line of words: three a minute. */
const answersPerMinute = 3

/** How many things of each group wait, without empty groups; for answers also about how many minutes they take. */
export function deskCounts(
  items: readonly Pick<DeskItem, 'kind'>[],
): { group: DeskGroup; count: number; minutes: number }[] {
  return deskGroups.flatMap((group) => {
    const count = items.filter(({ kind }) => deskGroupOf[kind] === group).length
    const minutes = group === 'answer' ? Math.ceil(count / answersPerMinute) : 0
    return count === 0 ? [] : { group, count, minutes }
  })
}
