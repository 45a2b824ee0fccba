import { dayOf } from '../../shared/calendar'
import { areAnswersShown, isFinal } from '../../shared/calls/call'
import type { CallAnswer, CallStanding } from '../../shared/calls/standing'
import { type CallCounts, type CallRow, countsOf, rowsFor } from '../../shared/calls/table'
import { awaitsConfirmation } from '../../shared/entry'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { forumNames } from '../forums/queries'
import { intentsOf } from '../intents/queries'
import type { Db } from '../store/Store'
import { visibleCall } from './find'
import { answersOfCalls, type Call, callsWhere } from './rows'
import { standingsOf } from './standings'

/** Every 照会 of a body, the latest first: for rules of other subjects. Readers get theirs through `callTable`. */
export const callsOf = (db: Db, forumId: string): Promise<Call[]> => callsWhere(db, { forumIds: [forumId] })

/** The latest answer of each organisation as it stands in the store, whoever asks: for rules, never for readers [Q5]. */
export async function callAnswers(db: Db, callId: string): Promise<CallAnswer[]> {
  return (await answersOfCalls(db, [callId])).map(({ answer }) => answer)
}

/** A call with its answers as this reader may see them. */
export interface CallTable {
  call: Call
  today: string
  /** whether this reader sees the answers of all */
  isShown: boolean
  /** own row on top, then 建制順 */
  rows: CallRow[]
  counts: CallCounts
}

/** The one place where it is decided who sees whose answer to a 照会 [Q5]; not_found for 県 and strangers. */
export async function callTable(db: Db, actor: Actor, callId: string, now: number): Promise<CallTable> {
  const call = await visibleCall(db, actor, callId)
  const standings = (await standingsOf(db, [call])).get(call.id) ?? []
  return tableFor(actor, call, standings, dayOf(now))
}

/**
 * Of these calls, those whose answers this reader may not see yet but for their own: what is said of a proposal in answer to one of
 * them is shown nowhere else either [Q5].
 */
export async function stillHidden(
  db: Db,
  actor: Actor,
  callIds: readonly string[],
  now: number,
): Promise<Set<string>> {
  const calls = await callsWhere(db, { ids: [...new Set(callIds)] })
  return new Set(calls.filter((call) => !isShownTo(actor, call, dayOf(now))).map(({ id }) => id))
}

/** Every call of a body as this reader may see it, the latest first. */
export async function callTables(db: Db, actor: Actor, forumId: string, now: number): Promise<CallTable[]> {
  const calls = await callsOf(db, forumId)
  const standings = await standingsOf(db, calls)
  return calls.map((call) => tableFor(actor, call, standings.get(call.id) ?? [], dayOf(now)))
}

function tableFor(actor: Actor, call: Call, standings: readonly CallStanding[], today: string): CallTable {
  const isShown = isShownTo(actor, call, today)
  return {
    call,
    today,
    isShown,
    rows: rowsFor(standings, actor.organisationId, isShown),
    counts: countsOf(call.kind, standings, isShown),
  }
}

/** The secretariat runs it and sees all; members each other's when the call says so; 県 never. */
const isShownTo = (actor: Actor, call: Call, today: string): boolean =>
  can(actor, 'call.manage', { forumId: call.forumId }) ||
  (can(actor, 'call.read', { forumId: call.forumId }) && areAnswersShown(call, today))

/** A 照会 as the desk tells it. */
export interface DeskCall {
  callId: string
  kind: Call['kind']
  forumId: string
  title: string
  forumName: string
  dueOn: string
  /** an answer that is not the last word stands already */
  isConsidering: boolean
}

/** With the proposals of an 意向照会 of which it has said nothing since the call was opened. */
export interface CallToAnswer extends DeskCall {
  unsaid: string[]
}

/** What the actor's organisation has not answered, or only with 検討中 while the due day is ahead [Q4]. */
export async function callsToAnswer(db: Db, actor: Actor, now: number): Promise<CallToAnswer[]> {
  const waiting = await openCallsOf(db, actor, 'call.answer')
  const intents = await intentsOf(
    db,
    waiting.flatMap(({ call }) => call.proposalIds),
  )
  const isSaid = (call: Call, proposalId: string) =>
    intents.some(
      (intent) =>
        intent.proposalId === proposalId &&
        intent.organisationId === actor.organisationId &&
        intent.entry.at >= call.openedAt,
    )
  return waiting.flatMap(({ call, forumName, standings }) => {
    const own = standings.find(({ organisationId }) => organisationId === actor.organisationId)
    if (!own) return []
    const isConsidering = own.value !== 'unanswered' && !isFinal(own.value)
    const waits = own.value === 'unanswered' || (isConsidering && dayOf(now) <= call.dueOn)
    const unsaid = call.proposalIds.filter((proposalId) => !isSaid(call, proposalId))
    return waits ? [{ ...deskCall(call, forumName), isConsidering, unsaid }] : []
  })
}

/** Answers that the secretariat entered for the actor's organisation and that it has not confirmed. */
export async function entriesToConfirm(
  db: Db,
  actor: Actor,
): Promise<(DeskCall & { answerId: string; since: number })[]> {
  const calls = (await readableCalls(db, actor, 'call.answer')).filter(({ kind }) => kind !== 'intents')
  const answers = await answersOfCalls(
    db,
    calls.map(({ id }) => id),
  )
  const names = await namesOf(db, calls)
  return calls.flatMap((call) => {
    const own = answers.find(
      ({ callId, answer }) => callId === call.id && answer.organisationId === actor.organisationId,
    )
    return own && awaitsConfirmation(own.answer.entry)
      ? [
          {
            ...deskCall(call, names.get(call.forumId) ?? ''),
            isConsidering: false,
            answerId: own.answer.id,
            since: own.answer.entry.at,
          },
        ]
      : []
  })
}

/** What the secretariat can do next: close what has come to its end, and tell all what came of it [Q8]. */
export async function callsToSettle(
  db: Db,
  actor: Actor,
  now: number,
): Promise<(DeskCall & { act: 'close' | 'outcome' })[]> {
  const open = await openCallsOf(db, actor, 'call.manage')
  const ended = open.flatMap(({ call, forumName, standings }) =>
    dayOf(now) > call.dueOn || standings.every(({ value }) => value !== 'unanswered' && isFinal(value))
      ? [{ ...deskCall(call, forumName), isConsidering: false, act: 'close' as const }]
      : [],
  )
  const closed = (await readableCalls(db, actor, 'call.manage')).filter(
    ({ closedAt, outcome }) => closedAt !== null && outcome === null,
  )
  const names = await namesOf(db, closed)
  return [
    ...ended,
    ...closed.map((call) => ({
      ...deskCall(call, names.get(call.forumId) ?? ''),
      isConsidering: false,
      act: 'outcome' as const,
    })),
  ]
}

const deskCall = (call: Call, forumName: string): Omit<DeskCall, 'isConsidering'> => ({
  callId: call.id,
  kind: call.kind,
  forumId: call.forumId,
  title: `${call.title}（${call.number}）`,
  forumName,
  dueOn: call.dueOn,
})

type CallRight = 'call.answer' | 'call.manage'

const readableCalls = (db: Db, actor: Actor, right: CallRight): Promise<Call[]> =>
  callsWhere(db, { forumIds: forumIdsOf(actor).filter((forumId) => can(actor, right, { forumId })) })

async function openCallsOf(db: Db, actor: Actor, right: CallRight) {
  const calls = (await readableCalls(db, actor, right)).filter(({ closedAt }) => closedAt === null)
  const standings = await standingsOf(db, calls)
  const names = await namesOf(db, calls)
  return calls.map((call) => ({
    call,
    forumName: names.get(call.forumId) ?? '',
    standings: standings.get(call.id) ?? [],
  }))
}

const namesOf = async (db: Db, calls: readonly Call[]): Promise<Map<string, string>> =>
  new Map(
    (await forumNames(db, [...new Set(calls.map(({ forumId }) => forumId))])).map(({ id, name }) => [
      id,
      name,
    ]),
  )
