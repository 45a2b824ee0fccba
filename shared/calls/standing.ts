import { dayOf } from '../calendar'
import { type AnswerLevel, answerLevels } from '../confirmation/level'
import type { Entry } from '../entry'
import type { CallKind, CallValue } from './call'

/** An answer of an organisation to a call as a whole. */
export interface CallAnswer {
  id: string
  organisationId: string
  value: CallValue
  level: AnswerLevel
  note: string
  /** 回答者・承認者 and the day, as a 回答票 gives them */
  respondent: string
  approver: string
  answeredOn: string | null
  entry: Entry
}

/** What was said of a proposal that an 意向照会 lists, since it was opened. */
export interface SaidIntent {
  organisationId: string
  proposalId: string
  level: AnswerLevel
  answeredOn: string | null
  entry: Entry
}

/** Where an organisation stands in a call. */
export interface CallStanding {
  organisationId: string
  value: CallValue | 'unanswered'
  /** of an 意向照会: about how many of its proposals something was said */
  said: number
  /** the lowest level of what was said: nothing looks more binding than its weakest part */
  level: AnswerLevel | null
  note: string
  /** of the answer that holds; null where it is made of intents */
  answerId: string | null
  entry: Entry | null
  answeredOn: string | null
  /** 期限後 */
  isLate: boolean
}

interface Asked {
  kind: CallKind
  dueOn: string
  proposalIds: readonly string[]
}

/** The latest answer holds; of an 意向照会 it is complete when something was said about every proposal. */
export function standingOf(
  call: Asked,
  organisationId: string,
  answer: CallAnswer | undefined,
  intents: readonly SaidIntent[],
): CallStanding {
  const said = intents.filter(
    (intent) => intent.organisationId === organisationId && call.proposalIds.includes(intent.proposalId),
  )
  if (call.kind === 'intents' && said.length > 0 && said.length === call.proposalIds.length)
    return statedStanding(call, organisationId, said)
  if (!answer) return unanswered(organisationId, said.length)
  const answeredOn = answer.answeredOn ?? dayOf(answer.entry.at)
  return {
    organisationId,
    value: answer.value,
    said: said.length,
    level: answer.level,
    note: answer.note,
    answerId: answer.id,
    entry: answer.entry,
    answeredOn,
    isLate: answeredOn > call.dueOn,
  }
}

function statedStanding(call: Asked, organisationId: string, said: readonly SaidIntent[]): CallStanding {
  const last = said.reduce((one, other) => (other.entry.at > one.entry.at ? other : one))
  const unconfirmed = said.find(({ entry }) => entry.channel !== null && entry.confirmedAt === null)
  const answeredOn = last.answeredOn ?? dayOf(last.entry.at)
  return {
    organisationId,
    value: 'stated',
    said: said.length,
    level: lowest(said.map(({ level }) => level)),
    note: '',
    answerId: null,
    entry: (unconfirmed ?? last).entry,
    answeredOn,
    isLate: answeredOn > call.dueOn,
  }
}

const unanswered = (organisationId: string, said: number): CallStanding => ({
  organisationId,
  value: 'unanswered',
  said,
  level: null,
  note: '',
  answerId: null,
  entry: null,
  answeredOn: null,
  isLate: false,
})

const lowest = (levels: readonly AnswerLevel[]): AnswerLevel | null =>
  answerLevels.find((level) => levels.includes(level)) ?? null
