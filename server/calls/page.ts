import { addDays, dayOf, fiscalYear } from '../../shared/calendar'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { endedOn, forumNames, membersOn, organisationNames, rulesOf } from '../forums/queries'
import { comingMeetings } from '../meetings/queries'
import { proposalsForAgenda, proposalsOutOf, readableProposals } from '../proposals/queries'
import type { Db } from '../store/Store'
import { movesOf } from './course'
import { callsUnknown } from './find'
import { type CallTable, callTable, callTables } from './queries'

/** Meetings of so many days ahead may take up what a call brings in. */
const meetingsAheadDays = 365

/** 照会 of a body: the matrix 団体×照会 of a 年度 as this reader may see it [Q5], and what 照会する begins with. */
export async function callsPage(
  db: Db,
  actor: Actor,
  { forumId, year, now }: { forumId: string; year: number | undefined; now: number },
) {
  const subject = { forumId }
  const [forum] = await forumNames(db, [forumId])
  if (!forum || !can(actor, 'call.read', subject)) throw callsUnknown()
  const today = dayOf(now)
  const all = await callTables(db, actor, forumId, now)
  const years = [...new Set([fiscalYear(today), ...all.map(({ call }) => call.fiscalYear)])].sort(
    (a, b) => b - a,
  )
  const shown = year !== undefined && years.includes(year) ? year : fiscalYear(today)
  const tables = all.filter(({ call }) => call.fiscalYear === shown)
  const isManaging = can(actor, 'call.manage', subject) && (await endedOn(db, forumId, today)) === null
  return {
    forumId,
    forumName: forum.name,
    today,
    year: shown,
    years,
    thisYear: fiscalYear(today),
    ownOrganisationId: actor.organisationId,
    organisations: await rowsOf(db, actor, tables),
    calls: tables.map(columnOf),
    canManage: isManaging,
    opening: isManaging ? await openingOf(db, actor, forumId, now) : null,
  }
}

/** The organisations of the matrix: one's own on top, the rest in 建制順. */
async function rowsOf(db: Db, actor: Actor, tables: readonly CallTable[]) {
  const asked = new Set(tables.flatMap(({ rows }) => rows.map(({ organisationId }) => organisationId)))
  const names = [...(await organisationNames(db))]
    .filter(([id]) => asked.has(id))
    .map(([id, name]) => ({ id, name }))
  const isOwn = ({ id }: { id: string }) => id === actor.organisationId
  return [...names.filter(isOwn), ...names.filter((each) => !isOwn(each))]
}

const columnOf = ({ call, isShown, rows, counts }: CallTable) => ({
  ...headOf({ call }),
  isShown,
  counts,
  cells: rows.map(({ organisationId, standing }) => ({
    organisationId,
    isHidden: standing === null,
    standing,
  })),
})

const headOf = ({ call }: Pick<CallTable, 'call'>) => ({
  id: call.id,
  kind: call.kind,
  number: call.number,
  title: call.title,
  dueOn: call.dueOn,
  isOpen: call.isOpen,
  closedAt: call.closedAt,
  hasOutcome: call.outcome !== null,
  proposalCount: call.proposalIds.length,
  isSample: call.isSample,
})

async function openingOf(db: Db, actor: Actor, forumId: string, now: number) {
  const today = dayOf(now)
  const { calls: rules } = await rulesOf(db, forumId)
  const members = (await membersOn(db, forumId, today)).filter(hasVoice)
  const names = await organisationNames(db)
  const until = now + meetingsAheadDays * 24 * 60 * 60 * 1000
  return {
    dueOn: addDays(today, rules.answerDays),
    isOpen: rules.areAnswersOpen,
    addressees: members.map(({ name }) => name),
    proposals: (await proposalsForAgenda(db, actor, [forumId]))
      .sort(byNumber)
      .map(({ id, number, title, originators }) => ({
        ...{ id, number, title },
        originators: originators.map((each) => names.get(each) ?? ''),
      })),
    meetings: (await comingMeetings(db, actor, { from: now, until }))
      .filter((meeting) => meeting.forumId === forumId)
      .map(({ id, name }) => ({ id, name })),
  }
}

/** The latest first. */
const byNumber = (one: { number: string | null }, other: { number: string | null }) =>
  (other.number ?? '').localeCompare(one.number ?? '')

/** One call: what it asks, who answered what as far as this reader may see it, and what may be done. */
export async function callPage(db: Db, actor: Actor, id: string, now: number) {
  const table = await callTable(db, actor, id, now)
  const { call, today } = table
  const subject = { forumId: call.forumId }
  const [forum] = await forumNames(db, [call.forumId])
  const names = await organisationNames(db)
  const isManaging = can(actor, 'call.manage', subject)
  const isAsked = call.addressees.includes(actor.organisationId)
  return {
    ...headOf(table),
    forumId: call.forumId,
    forumName: forum?.name ?? '',
    fiscalYear: call.fiscalYear,
    note: call.note,
    openedAt: call.openedAt,
    openedBy: call.openedBy,
    outcome: call.outcome,
    today,
    isShown: table.isShown,
    counts: table.counts,
    ownOrganisationId: actor.organisationId,
    isAsked,
    rows: await rowsOfCall(db, actor, table, names),
    proposals: await listedProposals(db, actor, call.proposalIds, names),
    moves: await movesOf(db, id),
    joinable: isManaging && call.closedAt === null ? await joinable(db, table) : [],
    can: {
      manage: isManaging,
      answer: isAsked && call.closedAt === null && can(actor, 'call.answer', subject),
    },
  }
}

/** Each organisation with its standing, what it said of each listed proposal, and the proposals it answered with. */
async function rowsOfCall(
  db: Db,
  actor: Actor,
  { call, rows, intents, since }: CallTable,
  names: ReadonlyMap<string, string>,
) {
  const made = await proposalsOutOf(db, actor, { kind: 'call', refs: [call.id] })
  return rows.map(({ organisationId, standing }) => ({
    organisationId,
    name: names.get(organisationId) ?? '',
    standing,
    isHidden: standing === null,
    intents: intents.filter((intent) => intent.organisationId === organisationId),
    since: since.filter((intent) => intent.organisationId === organisationId),
    proposals:
      standing === null
        ? []
        : made
            .filter(({ originators }) => originators.includes(organisationId))
            .map(({ id, number, title }) => ({ id, number, title })),
  }))
}

/** In the order of the call. */
async function listedProposals(
  db: Db,
  actor: Actor,
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
) {
  const readable = await readableProposals(db, actor, ids)
  return ids.flatMap((id) => {
    const found = readable.find((each) => each.id === id)
    if (!found) return []
    const { number, title, originators } = found
    return [{ id, number, title, originators: originators.map((each) => names.get(each) ?? '') }]
  })
}

/** Members with a voice that were not there when it was opened. */
const joinable = async (db: Db, { call, today }: CallTable) =>
  (await membersOn(db, call.forumId, today))
    .filter((member) => hasVoice(member) && !call.addressees.includes(member.id))
    .map(({ id, name }) => ({ id, name }))
