import { assert } from '../../shared/assert'
import { type CallKind, type CallValue, callNumber } from '../../shared/calls/call'
import type { CallAnswer } from '../../shared/calls/standing'
import type { AnswerLevel } from '../../shared/confirmation/level'
import { entryOf } from '../forums/queries'
import type { Db } from '../store/Store'

/** A 照会 as others may know it. Instants in ms since 1970, days YYYY-MM-DD. */
export interface Call {
  id: string
  forumId: string
  kind: CallKind
  fiscalYear: number
  /** 照会番号, R8-照-01 */
  number: string
  title: string
  note: string
  dueOn: string
  /** whether members see each other's answers before the due day */
  isOpen: boolean
  openedAt: number
  openedBy: string
  closedAt: number | null
  meetingId: string | null
  /** 結果のまとめ */
  outcome: { text: string; at: number; label: string } | null
  /** ids of the organisations it asks, in 建制順 */
  addressees: string[]
  /** ids of the proposals an 意向照会 lists, in its order */
  proposalIds: string[]
  isSample: boolean
}

interface Which {
  forumIds?: readonly string[]
  ids?: readonly string[]
}

/** Calls of bodies or by their ids, the latest first. */
export async function callsWhere(db: Db, { forumIds, ids }: Which): Promise<Call[]> {
  if ((forumIds ?? ids ?? []).length === 0) return []
  const rows = await db
    .selectFrom('call')
    .selectAll()
    .$if(forumIds !== undefined, (query) => query.where('forum_id', 'in', forumIds ?? []))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute()
  const callIds = rows.map(({ id }) => id)
  const addressees = await addresseesOf(db, callIds)
  const proposals = await proposalsOf(db, callIds)
  return rows.map((row) => ({
    id: row.id,
    forumId: row.forum_id,
    kind: row.kind,
    fiscalYear: row.fiscal_year,
    number: callNumber({ fiscalYear: row.fiscal_year, number: row.number }),
    title: row.title,
    note: row.note,
    dueOn: row.due_on,
    isOpen: row.is_open === 1,
    openedAt: row.opened_at,
    openedBy: row.opened_by_label,
    closedAt: row.closed_at,
    meetingId: row.meeting_id,
    outcome:
      row.outcome_at === null
        ? null
        : { text: row.outcome, at: row.outcome_at, label: row.outcome_label ?? '' },
    addressees: addressees.flatMap((each) => (each.callId === row.id ? [each.organisationId] : [])),
    proposalIds: proposals.flatMap((each) => (each.callId === row.id ? [each.proposalId] : [])),
    isSample: row.is_sample === 1,
  }))
}

/** One call that is known to be there. */
export async function callById(db: Db, id: string): Promise<Call> {
  const [call] = await callsWhere(db, { ids: [id] })
  assert(call, 'the call is there')
  return call
}

/** Of several calls: the latest answer of each organisation to each of them, what was taken back left out. */
export async function answersOfCalls(
  db: Db,
  callIds: readonly string[],
): Promise<{ callId: string; answer: CallAnswer }[]> {
  if (callIds.length === 0) return []
  const rows = await db
    .selectFrom('call_answer')
    .selectAll()
    .where('call_id', 'in', callIds)
    .where('undone_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const latest = new Map(rows.map((row) => [`${row.call_id} ${row.organisation_id}`, row]))
  return [...latest.values()]
    .filter(({ value }) => value !== 'withdrawn')
    .map((row) => ({
      callId: row.call_id,
      answer: {
        id: row.id,
        organisationId: row.organisation_id,
        // Both written by `answerCall` alone, from values of these types.
        value: row.value as CallValue,
        level: row.level as AnswerLevel,
        note: row.note,
        respondent: row.respondent,
        approver: row.approver,
        answeredOn: row.answered_on,
        entry: entryOf(row),
      },
    }))
}

const addresseesOf = (db: Db, callIds: readonly string[]) =>
  callIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('call_addressee')
        .innerJoin('organisation', 'organisation.id', 'call_addressee.organisation_id')
        .select(['call_addressee.call_id as callId', 'call_addressee.organisation_id as organisationId'])
        .where('call_id', 'in', callIds)
        .orderBy('organisation.official_order')
        .orderBy('organisation.id')
        .execute()

const proposalsOf = (db: Db, callIds: readonly string[]) =>
  callIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('call_proposal')
        .select(['call_id as callId', 'proposal_id as proposalId'])
        .where('call_id', 'in', callIds)
        .orderBy('position')
        .execute()
