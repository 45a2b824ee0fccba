import { addDays } from '../calendar'
import { type ConsentWord, type ConsentWords, isThrough } from './cell'
import type { ConsentStage } from './stage'
import type { ConsentTemplate } from './template'

/** A stretch in which an assembly sits, both days inside. */
export interface Sitting {
  fromOn: string
  toOn: string
}

export interface ConsentParty {
  id: string
  /** in a pairwise procedure: with whom every partner agrees (中心市) */
  isCentral: boolean
  words: ConsentWords
  sessions: readonly Sitting[]
}

export interface ConsentCourse {
  template: Pick<ConsentTemplate, 'stages' | 'last' | 'isPairwise'>
  /** the day the text to decide on is ready */
  readyOn: string
  /** nothing that is not done can be done before it */
  today: string
  leadDays: number
  prefectureDays: number
  parties: readonly ConsentParty[]
  /** what was said of the last stage where it is one of the whole */
  whole: ConsentWords
}

/** When something is agreed at the earliest; no date is invented where a 支障 stands or no 会期 is known. */
export type Outlook =
  | { kind: 'day'; day: string; isDone: boolean }
  | { kind: 'no_session' }
  | { kind: 'obstacle' }

export interface Forecast {
  outlook: Outlook
  /** who decides that it is not earlier, in the order of the parties; nobody when all is done */
  critical: string[]
}

export interface PairForecast extends Forecast {
  centralId: string
  partnerId: string
}

/** 最短成立日 of a procedure in which all agree [Y4]. */
export function earliest(course: ConsentCourse): Forecast {
  const each = course.parties.map((party) => ({ critical: [party.id], outlook: partyOutlook(course, party) }))
  return withLast(course, latest(each), course.whole)
}

/** 最短成立日 of each pair: every partner with every central city [Y5]. */
export function earliestPairs(course: ConsentCourse): PairForecast[] {
  const side = (isCentral: boolean) =>
    course.parties
      .filter((party) => party.isCentral === isCentral)
      .map((party) => ({ party, critical: [party.id], outlook: partyOutlook(course, party) }))
  const partners = side(false)
  return side(true).flatMap((central) =>
    partners.map((partner) => ({
      centralId: central.party.id,
      partnerId: partner.party.id,
      ...withLast(course, latest([central, partner]), partner.party.words),
    })),
  )
}

/** When the last of several forecasts comes true, and whoever decides that. */
export function latest(each: readonly Forecast[]): Forecast {
  const stopped = each.filter(({ outlook }) => outlook.kind === 'obstacle')
  if (stopped.length > 0) return { outlook: { kind: 'obstacle' }, critical: union(stopped) }
  const unknown = each.filter(({ outlook }) => outlook.kind === 'no_session')
  if (unknown.length > 0 || each.length === 0)
    return { outlook: { kind: 'no_session' }, critical: union(unknown) }
  const days = each.flatMap(({ critical, outlook }) =>
    outlook.kind === 'day' ? [{ critical, ...outlook }] : [],
  )
  const day = days.map((one) => one.day).reduce(later)
  const isDone = days.every((one) => one.isDone)
  const deciding = isDone ? [] : days.filter((one) => one.day === day && !one.isDone)
  return { outlook: { kind: 'day', day, isDone }, critical: union(deciding) }
}

const union = (each: readonly Pick<Forecast, 'critical'>[]): string[] => [
  ...new Set(each.flatMap(({ critical }) => critical)),
]

/** When one party is through its own stages. */
export function partyOutlook(course: ConsentCourse, party: ConsentParty): Outlook {
  const { stages } = course.template
  // What somebody stands in the way of later is no nearer for the stages before it.
  if (stages.some((stage) => party.words[stage]?.state === 'obstacle')) return { kind: 'obstacle' }
  let cursor = ''
  for (const stage of stages) {
    const day = stageDay(course, party, stage, cursor)
    if (day === undefined) return { kind: 'no_session' }
    cursor = day
  }
  return { kind: 'day', day: cursor, isDone: isThrough(party.words, stages) }
}

/** The earliest day of a stage after `cursor`; undefined where no session is known. */
function stageDay(
  { readyOn, today, leadDays }: ConsentCourse,
  { words, sessions }: ConsentParty,
  stage: ConsentStage,
  cursor: string,
): string | undefined {
  const word = words[stage]
  if (word?.state === 'done') return later(cursor, word.onDay ?? cursor)
  const from = later(later(cursor, readyOn), today)
  const planned = plannedDay(word, today)
  if (planned !== undefined) return later(from, planned)
  // A decision with a day of its own (臨時会) has its bill before it.
  if (stage === 'assembly_bill')
    return plannedDay(words.assembly, today) === undefined
      ? inSession(sessions, addDays(from, leadDays))
      : from
  return stage === 'assembly' ? inSession(sessions, from) : from
}

/** A plan whose day has passed is none any more. */
const plannedDay = (word: ConsentWord | undefined, today: string): string | undefined =>
  word?.state === 'planned' && word.onDay !== null && word.onDay >= today ? word.onDay : undefined

/** The first day from `from` on which the assembly sits. */
export function inSession(sessions: readonly Sitting[], from: string): string | undefined {
  return sessions
    .filter(({ toOn }) => toOn >= from)
    .map(({ fromOn }) => later(fromOn, from))
    .sort()[0]
}

/** What 県 adds to it, once the others are through. */
function withLast(course: ConsentCourse, before: Forecast, words: ConsentWords): Forecast {
  const { last } = course.template
  if (last === null || before.outlook.kind !== 'day') return before
  const word = words[last]
  if (word?.state === 'obstacle') return { outlook: { kind: 'obstacle' }, critical: before.critical }
  const { day, isDone } = before.outlook
  if (word?.state === 'done' && isDone)
    return { outlook: { kind: 'day', day: later(day, word.onDay ?? day), isDone: true }, critical: [] }
  const from = later(day, course.today)
  const planned = plannedDay(word, course.today)
  const answered = planned === undefined ? addDays(from, course.prefectureDays) : later(from, planned)
  return { outlook: { kind: 'day', day: answered, isDone: false }, critical: before.critical }
}

const later = (one: string, other: string): string => (one > other ? one : other)
