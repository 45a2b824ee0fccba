import { addDays } from '../calendar'
import { type ConsentWords, isThrough } from './cell'
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
  const each = course.parties.map((party) => ({ id: party.id, outlook: partyOutlook(course, party) }))
  return withLast(course, latest(each), course.whole)
}

/** 最短成立日 of each pair: every partner with every central city [Y5]. */
export function earliestPairs(course: ConsentCourse): PairForecast[] {
  const outlooks = new Map(course.parties.map((party) => [party.id, partyOutlook(course, party)]))
  const side = (isCentral: boolean) => course.parties.filter((party) => party.isCentral === isCentral)
  return side(true).flatMap((central) =>
    side(false).map((partner) => {
      const two = [central, partner].flatMap(({ id }) => {
        const outlook = outlooks.get(id)
        return outlook ? [{ id, outlook }] : []
      })
      return {
        centralId: central.id,
        partnerId: partner.id,
        ...withLast(course, latest(two), partner.words),
      }
    }),
  )
}

/** When one party is through its own stages. */
export function partyOutlook(course: ConsentCourse, party: ConsentParty): Outlook {
  const { stages } = course.template
  // What somebody stands in the way of later is no nearer for the stages before it.
  if (stages.some((stage) => party.words[stage]?.state === 'obstacle')) return { kind: 'obstacle' }
  let cursor = course.readyOn
  for (const stage of stages) {
    const day = stageDay(course, party, stage, cursor)
    if (day === undefined) return { kind: 'no_session' }
    cursor = day
  }
  return { kind: 'day', day: cursor, isDone: isThrough(party.words, stages) }
}

/** The earliest day of a stage after `cursor`; undefined where no session is known. */
function stageDay(
  { today, leadDays }: ConsentCourse,
  { words, sessions }: ConsentParty,
  stage: ConsentStage,
  cursor: string,
): string | undefined {
  const word = words[stage]
  if (word?.state === 'done') return later(cursor, word.onDay ?? cursor)
  const from = later(cursor, today)
  // A plan whose day has passed is none any more.
  if (word?.state === 'planned' && word.onDay !== null && word.onDay >= today) return later(from, word.onDay)
  if (stage === 'assembly_bill') return inSession(sessions, addDays(from, leadDays))
  if (stage === 'assembly') return inSession(sessions, from)
  return from
}

/** The first day from `from` on which the assembly sits. */
export function inSession(sessions: readonly Sitting[], from: string): string | undefined {
  return sessions
    .filter(({ toOn }) => toOn >= from)
    .map(({ fromOn }) => later(fromOn, from))
    .sort()[0]
}

function latest(each: readonly { id: string; outlook: Outlook }[]): Forecast {
  const of = (test: (outlook: Outlook) => boolean) =>
    each.filter(({ outlook }) => test(outlook)).map(({ id }) => id)
  const stopped = of(({ kind }) => kind === 'obstacle')
  if (stopped.length > 0) return { outlook: { kind: 'obstacle' }, critical: stopped }
  const unknown = of(({ kind }) => kind === 'no_session')
  if (unknown.length > 0 || each.length === 0) return { outlook: { kind: 'no_session' }, critical: unknown }
  const days = each.flatMap(({ id, outlook }) => (outlook.kind === 'day' ? [{ id, ...outlook }] : []))
  const day = days.map((one) => one.day).reduce(later)
  const isDone = days.every((one) => one.isDone)
  const critical = isDone ? [] : days.filter((one) => one.day === day && !one.isDone).map(({ id }) => id)
  return { outlook: { kind: 'day', day, isDone }, critical }
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
  const answered =
    word?.state === 'planned' && word.onDay !== null && word.onDay >= course.today
      ? later(from, word.onDay)
      : addDays(from, course.prefectureDays)
  return { outlook: { kind: 'day', day: answered, isDone: false }, critical: before.critical }
}

const later = (one: string, other: string): string => (one > other ? one : other)
