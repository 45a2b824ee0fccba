import type { BalanceReport, CountedRow } from '../../shared/balance/report'
import { addDays, dayOf, startOfDay } from '../../shared/calendar'
import { type Actor, can } from '../../shared/permission'
import { mayOriginate, type ProposalChannel, proposalChannelLabel } from '../../shared/proposals/origin'
import { type ForumMember, membersOn, organisationNames } from '../forums/queries'
import { begunProjects } from '../projects/queries'
import { type CountedProposal, countedProposals } from '../proposals/queries'
import type { Db } from '../store/Store'
import { scopeOf } from './scope'

interface Question {
  /** null: all bodies */
  forumId: string | null
  /** YYYY-MM-DD, counted up to its end in Japan */
  asOf: string
}

/** 発案統計: the proposals that count, with the day each stage was reached [Z1]; page, CSV and papers all ask this. */
export async function balance(db: Db, actor: Actor, { forumId, asOf }: Question): Promise<BalanceReport> {
  const { name, forums } = await scopeOf(db, actor, forumId)
  const begun = await begunBy(
    db,
    forums.map(({ id }) => id),
    asOf,
  )
  const rows: CountedRow[] = []
  const until = startOfDay(addDays(asOf, 1))
  for (const { id } of forums)
    for (const each of await countedProposals(db, id, until))
      rows.push(rowOf(each, { forumId: id, begunOn: begun.get(each.id) ?? null, actor }))
  rows.sort(bySubmission)
  const members = forumId === null ? [] : (await membersOn(db, forumId, asOf)).filter(mayOriginate)
  return {
    forumId,
    name,
    asOf,
    n: rows.length,
    rows,
    forums,
    fields: await fieldsOf(db, rows),
    hasCentre: forumId === null || hasCentre(members, rows),
    organisations: forumId === null ? [] : await organisationsFor(db, actor, { forumId, members, rows }),
    roles: rolesOf(members),
  }
}

interface About {
  forumId: string
  begunOn: string | null
  actor: Actor
}

function rowOf(each: CountedProposal, { forumId, begunOn, actor }: About): CountedRow {
  return {
    id: each.id,
    number: each.number,
    title: each.title,
    forumId,
    fieldId: each.fieldId,
    originKind: each.originKind,
    firstRaisedOn: each.firstRaisedOn,
    enteredBy: each.enteredByLabel,
    onBehalf: onBehalfText(each.channel, each.isConfirmed),
    originators: each.originators,
    originatorsSince: each.originatorsSince,
    days: {
      submitted: dayOf(each.submittedAt),
      discussed: each.discussedAt === null ? null : dayOf(each.discussedAt),
      adopted: each.adoptedAt === null ? null : dayOf(each.adoptedAt),
      begun: begunOn,
    },
    isReadable: can(actor, 'proposal.read', each.subject),
  }
}

const onBehalfText = (channel: ProposalChannel | null, isConfirmed: boolean): string =>
  channel === null ? '' : `${proposalChannelLabel[channel]}${isConfirmed ? '' : '・未確認'}`

const bySubmission = (one: CountedRow, other: CountedRow) =>
  (one.days.submitted ?? '').localeCompare(other.days.submitted ?? '') ||
  one.number.localeCompare(other.number) ||
  one.id.localeCompare(other.id)

/** A project may belong to the body above the one that proposed it. */
async function begunBy(db: Db, forumIds: readonly string[], asOf: string): Promise<Map<string, string>> {
  const above = await db.selectFrom('forum').select('parent_id').where('id', 'in', forumIds).execute()
  const all = [...new Set([...forumIds, ...above.flatMap(({ parent_id }) => parent_id ?? [])])]
  const begun = (await begunProjects(db, all)).filter(({ beganOn }) => beganOn <= asOf)
  // The earliest where one proposal led to several: they come in the order in which they began.
  return new Map(begun.reverse().map(({ proposalId, beganOn }) => [proposalId, beganOn]))
}

async function fieldsOf(db: Db, rows: readonly CountedRow[]): Promise<BalanceReport['fields']> {
  const used = new Set(rows.map(({ fieldId }) => fieldId))
  const fields = await db.selectFrom('policy_field').select(['id', 'name']).orderBy('position').execute()
  return fields.filter(({ id }) => used.has(id))
}

const isCentre = ({ role }: { role: ForumMember['role'] | null }) => role === 'central_city'
const hasCentre = (members: readonly ForumMember[], rows: readonly CountedRow[]) =>
  members.some(isCentre) || rows.some(({ originatorsSince }) => originatorsSince.some(isCentre))

interface Whose {
  forumId: string
  members: readonly ForumMember[]
  rows: readonly CountedRow[]
}

/** Each its own; whoever answers for the whole sees all, in 建制順 and never by number [Z4]. Who left is there, too, with what it proposed. */
async function organisationsFor(
  db: Db,
  actor: Actor,
  { forumId, members, rows }: Whose,
): Promise<BalanceReport['organisations']> {
  const roles = new Map(members.map(({ id, role }) => [id, role]))
  const named = new Set(rows.flatMap((row) => row.originatorsSince.map((each) => each.organisationId)))
  return [...(await organisationNames(db))]
    .filter(([id]) => roles.has(id) || named.has(id))
    .filter(([id]) => can(actor, 'balance.readOf', { forumId, organisationId: id }))
    .map(([id, name]) => ({ id, name, role: roles.get(id) ?? null }))
}

function rolesOf(members: readonly ForumMember[]): BalanceReport['roles'] {
  const counts = new Map<ForumMember['role'], number>()
  for (const { role } of members) counts.set(role, (counts.get(role) ?? 0) + 1)
  return [...counts].map(([role, count]) => ({ role, members: count }))
}
