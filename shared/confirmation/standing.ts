/**
 * Where an organisation stands in a 確認ラウンド, from its answers alone. An answer speaks of the sections of the version it was given
 * to, each by its hash; it holds in every later version for the sections that are still the same, and for no others [V3].
 */
export interface SectionHash {
  key: string
  hash: string
}

export interface Answer {
  id: string
  organisationId: string
  answer: 'no_objection' | 'correction'
  /** ms since 1970 */
  at: number
  sections: readonly SectionHash[]
}

export type StandingState = 'no_objection' | 'correction' | 'unanswered' | 'deemed'

export const standingLabel: Record<StandingState, string> = {
  no_objection: '異議なし',
  correction: '修正依頼',
  unanswered: '未回答',
  deemed: 'みなし確認',
}

export interface Standing {
  organisationId: string
  state: StandingState
  /** keys of the sections it is asked about: all at first, after a new version those that changed */
  asked: string[]
  /** the answer that came last, of any version */
  last: Answer | null
}

/** What silence after the due date means in this round. */
export interface Silence {
  rule: 'stays_open' | 'deemed_confirmed'
  /** days YYYY-MM-DD; the due day itself is still in time */
  dueOn: string
  today: string
}

/** Of `recipients` in their order. The order in which answers are given makes no difference but by their time. */
export function standingsOf(
  recipients: readonly string[],
  sections: readonly SectionHash[],
  answers: readonly Answer[],
  silence: Silence,
): Standing[] {
  const inTime = [...answers].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
  return recipients.map((organisationId) =>
    standingOf(
      organisationId,
      sections,
      inTime.filter((answer) => answer.organisationId === organisationId),
      silence,
    ),
  )
}

function standingOf(
  organisationId: string,
  sections: readonly SectionHash[],
  answers: readonly Answer[],
  silence: Silence,
): Standing {
  const words = sections.map((section) => ({
    key: section.key,
    word: answers.findLast((answer) => speaksOf(answer, section))?.answer,
  }))
  const asked = words.filter(({ word }) => word === undefined).map(({ key }) => key)
  const last = answers.at(-1) ?? null
  if (asked.length > 0)
    return { organisationId, state: isDeemed(silence) ? 'deemed' : 'unanswered', asked, last }
  const isObjected = words.some(({ word }) => word === 'correction')
  return { organisationId, state: isObjected ? 'correction' : 'no_objection', asked, last }
}

/** Whether what was answered then holds for this section as it is now [V3]. */
export const speaksOf = (answer: Answer, { key, hash }: SectionHash): boolean =>
  answer.sections.some((each) => each.key === key && each.hash === hash)

const isDeemed = ({ rule, dueOn, today }: Silence) => rule === 'deemed_confirmed' && today > dueOn

/** Sections of `after` that are not in `before` as they are now, and keys that are gone. */
export function changedSections(before: readonly SectionHash[], after: readonly SectionHash[]): string[] {
  const was = new Map(before.map(({ key, hash }) => [key, hash]))
  const is = new Map(after.map(({ key, hash }) => [key, hash]))
  return [
    ...after.filter(({ key, hash }) => was.get(key) !== hash).map(({ key }) => key),
    ...before.filter(({ key }) => !is.has(key)).map(({ key }) => key),
  ]
}

/** 0.9, 0.91, 0.92, … for the first, second, third version that goes round. */
export const draftVersion = (number: number): string => (number === 1 ? '0.9' : `0.9${number - 1}`)
