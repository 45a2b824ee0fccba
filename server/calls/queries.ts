import { dayOf } from '../../shared/calendar'
import { areAnswersShown } from '../../shared/calls/call'
import type { Said } from '../../shared/calls/said'
import type { CallAnswer } from '../../shared/calls/standing'
import { type CallCounts, type CallRow, countsOf, rowsFor } from '../../shared/calls/table'
import type { Intent } from '../../shared/intents/intent'
import { type Actor, can } from '../../shared/permission'
import type { Db } from '../store/Store'
import { visibleCall } from './find'
import { answersOfCalls, type Call, callsWhere } from './rows'
import { type ToldCall, toldCalls } from './standings'

/** Every 照会 of a body, the latest first: for rules of other subjects. Readers get theirs through `callTable`. */
export const callsOf = (db: Db, forumId: string): Promise<Call[]> => callsWhere(db, { forumIds: [forumId] })

/** The 照会 that ask about a proposal, with their bodies. */
export async function callsAbout(db: Db, proposalId: string): Promise<{ id: string; forumId: string }[]> {
  return await db
    .selectFrom('call_proposal')
    .innerJoin('call', 'call.id', 'call_proposal.call_id')
    .select(['call.id', 'call.forum_id as forumId'])
    .where('call_proposal.proposal_id', '=', proposalId)
    .execute()
}

/** The latest answer of each organisation as it stands in the store, whoever asks: for rules, never for readers [Q5]. */
export async function callAnswers(db: Db, callId: string): Promise<CallAnswer[]> {
  return (await answersOfCalls(db, [callId])).map(({ answer }) => answer)
}

/** A call with its answers as this reader may see them, and with what was said of the proposals it lists. */
export interface CallTable extends Said {
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
  return tableFor(actor, call, (await toldCalls(db, [call])).get(call.id), dayOf(now))
}

/**
 * Whether what somebody said of this proposal is still kept from the reader: all that an organisation says of it while a 照会 asks it,
 * on whichever page and with whatever conditions, is its answer [Q6] and shown when the answers are [Q5]. One's own always is.
 */
export async function hidesIntent(
  db: Db,
  actor: Actor,
  proposalId: string,
  now: number,
): Promise<(intent: Intent) => boolean> {
  const listing = await callsAbout(db, proposalId)
  const calls = await callsWhere(db, { ids: listing.map(({ id }) => id) })
  const hidden = calls.filter((call) => !isShownTo(actor, call, dayOf(now)))
  return ({ organisationId, entry }) =>
    organisationId !== actor.organisationId &&
    hidden.some((call) => call.addressees.includes(organisationId) && entry.at >= call.openedAt)
}

/** Every call of a body as this reader may see it, the latest first. */
export async function callTables(db: Db, actor: Actor, forumId: string, now: number): Promise<CallTable[]> {
  const calls = await callsOf(db, forumId)
  const told = await toldCalls(db, calls)
  return calls.map((call) => tableFor(actor, call, told.get(call.id), dayOf(now)))
}

const nothingTold: ToldCall = { standings: [], intents: [], since: [] }

function tableFor(
  actor: Actor,
  call: Call,
  { standings, intents, since }: ToldCall = nothingTold,
  today: string,
): CallTable {
  const isShown = isShownTo(actor, call, today)
  const isMine = ({ organisationId }: { organisationId: string }) => organisationId === actor.organisationId
  return {
    call,
    today,
    isShown,
    rows: rowsFor(standings, actor.organisationId, isShown),
    counts: countsOf(call.kind, standings, isShown),
    intents: isShown ? intents : intents.filter(isMine),
    since: isShown ? since : since.filter(isMine),
  }
}

/** The secretariat runs it and sees all; members each other's when the call says so; 県 never. */
const isShownTo = (actor: Actor, call: Call, today: string): boolean =>
  can(actor, 'call.manage', { forumId: call.forumId }) ||
  (can(actor, 'call.read', { forumId: call.forumId }) && areAnswersShown(call, today))
