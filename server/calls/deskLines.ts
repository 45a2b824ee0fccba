import { dayOf } from '../../shared/calendar'
import { isFinal } from '../../shared/calls/call'
import type { DeskAct } from '../../shared/desk/act'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import { awaitsConfirmation } from '../../shared/entry'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { forumNames } from '../forums/queries'
import { readableProposals } from '../proposals/queries'
import type { Db } from '../store/Store'
import { answersOfCalls, type Call, callsWhere } from './rows'
import { type ToldCall, toldCalls } from './standings'

/** 照会: what it asks of this organisation, with the answers of one press; what was entered for it; and what the secretariat ends. */
export async function callLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const told = ({ title, forumName, dueOn }: DeskCall) => ({ title, forumName, dueOn })
  const asked = await callsToAnswer(db, actor, now)
  const entered = await entriesToConfirm(db, actor)
  const settled = await callsToSettle(db, actor, now)
  return [
    ...(await intentLines(db, actor, asked)),
    ...asked
      .filter((call) => !isLineByLine(call))
      .map((call) => deskItem('call', call.callId, { ...told(call), acts: answersOf(call) })),
    ...entered.map(({ callId, answerId, since, ...call }) =>
      deskItem('call_entry', callId, {
        ...{ title: call.title, forumName: call.forumName, at: since },
        acts: [{ act: 'confirm_call_answer', callId, answerId }],
      }),
    ),
    ...settled.map((call) =>
      deskItem(call.act === 'close' ? 'call_to_close' : 'call_outcome', call.callId, {
        ...{ title: call.title, forumName: call.forumName },
      }),
    ),
  ]
}

/** More proposals than this would push everything else away: they are answered on the page of the 照会, each by a press. */
const intentLinesMax = 3
const isLineByLine = ({ unsaid }: CallToAnswer) => unsaid.length > 0 && unsaid.length <= intentLinesMax

/** An 意向照会 about a few proposals is a line for each, with 参加 and 様子見 as its presses. */
async function intentLines(db: Db, actor: Actor, asked: readonly CallToAnswer[]): Promise<DeskItem[]> {
  const calls = asked.filter(isLineByLine)
  const proposals = await readableProposals(
    db,
    actor,
    calls.flatMap(({ unsaid }) => unsaid),
  )
  return calls.flatMap(({ callId, unsaid, forumName, dueOn }) =>
    proposals
      .filter(({ id }) => unsaid.includes(id))
      .map(({ id: proposalId, title }) =>
        deskItem('intent', proposalId, {
          ...{ key: `${callId}:${proposalId}`, title, forumName, dueOn },
          acts: (['join', 'watch'] as const).map((value) => ({
            ...{ act: 'state_intent', callId, proposalId, value },
          })),
        }),
      ),
  )
}

/** 検討中 is not offered to whoever said it already. */
function answersOf({ callId, kind, isConsidering }: DeskCall): DeskAct[] {
  const none = { proposals: ['none'], intents: [], actuals: ['nothing_to_report'] } as const
  return [...none[kind], ...(isConsidering ? [] : (['considering'] as const))].map((value) => ({
    act: 'answer_call',
    callId,
    value,
  }))
}

/** A 照会 as the desk tells it. */
interface DeskCall {
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
interface CallToAnswer extends DeskCall {
  unsaid: string[]
}

/** What the actor's organisation has not answered, or only with 検討中 while the due day is ahead [Q4]. */
async function callsToAnswer(db: Db, actor: Actor, now: number): Promise<CallToAnswer[]> {
  const waiting = await openCallsOf(db, actor, 'call.answer')
  return waiting.flatMap(({ call, forumName, standings, intents }) => {
    const said = new Set(
      intents.flatMap(({ organisationId, proposalId }) =>
        organisationId === actor.organisationId ? [proposalId] : [],
      ),
    )
    const own = standings.find(({ organisationId }) => organisationId === actor.organisationId)
    if (!own) return []
    const isConsidering = own.value !== 'unanswered' && !isFinal(own.value)
    const waits = own.value === 'unanswered' || (isConsidering && dayOf(now) <= call.dueOn)
    const unsaid = call.proposalIds.filter((proposalId) => !said.has(proposalId))
    return waits ? [{ ...deskCall(call, forumName), isConsidering, unsaid }] : []
  })
}

/** Answers that the secretariat entered for the actor's organisation and that it has not confirmed. */
async function entriesToConfirm(
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
async function callsToSettle(
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
  const told = await toldCalls(db, calls)
  const names = await namesOf(db, calls)
  return calls.flatMap((call) => {
    const { standings, intents }: Partial<ToldCall> = told.get(call.id) ?? {}
    return standings && intents
      ? [{ call, forumName: names.get(call.forumId) ?? '', standings, intents }]
      : []
  })
}

const namesOf = async (db: Db, calls: readonly Call[]): Promise<Map<string, string>> =>
  new Map(
    (await forumNames(db, [...new Set(calls.map(({ forumId }) => forumId))])).map(({ id, name }) => [
      id,
      name,
    ]),
  )
