import { dayOf } from '../../shared/calendar'
import { type Actor, can, type MemberRole } from '../../shared/permission'
import { type BoardFilter, type BoardRow, matchesFilter } from '../../shared/proposals/board'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import { membersOn } from '../forums/queries'
import type { Db } from '../store/Store'
import { asSeenBy } from './fields'
import type { ProposalRow } from './find'
import { subjectOf } from './find'
import { type NamedOriginator, originatorOf, originatorsIn } from './originators'

interface BoardQuestion {
  forumId: string
  filter?: BoardFilter
  now: number
}

/** The board (提案ボード): every proposal of the body that the actor may read, drafts first, then the newest submission. */
export async function board(
  db: Db,
  actor: Actor,
  { forumId, filter = {}, now }: BoardQuestion,
): Promise<BoardRow[]> {
  const rows = await db.selectFrom('proposal').selectAll().where('forum_id', '=', forumId).execute()
  const originators = await originatorsIn(db, forumId)
  const names = await namesFor(db, { forumId, day: dayOf(now) })
  const readable = rows
    .map((row) => ({ row, originators: originators.get(row.id) ?? [] }))
    .filter((each) => can(actor, 'proposal.read', subjectOf(each)))
  const seen: typeof readable = []
  for (const each of readable) seen.push(await asSeenBy(db, actor, each))
  return seen
    .map((each) => boardRow(each, names))
    .filter((row) => matchesFilter(row, filter))
    .sort(byUrgency)
}

interface Names {
  fields: ReadonlyMap<string, string>
  /** roles of today, for drafts: a submitted proposal keeps its own */
  roles: ReadonlyMap<string, MemberRole>
}

async function namesFor(db: Db, { forumId, day }: { forumId: string; day: string }): Promise<Names> {
  const fields = await db.selectFrom('policy_field').select(['id', 'name']).execute()
  const members = await membersOn(db, forumId, day)
  return {
    fields: new Map(fields.map(({ id, name }) => [id, name])),
    roles: new Map(members.map(({ id, role }) => [id, role])),
  }
}

function boardRow(
  { row, originators }: { row: ProposalRow; originators: NamedOriginator[] },
  names: Names,
): BoardRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    fieldId: row.field_id,
    fieldName: row.field_id === null ? null : (names.fields.get(row.field_id) ?? null),
    originators: originators.map((each) => originatorOf(each, names.roles.get(each.organisation_id) ?? null)),
    enteredByLabel: row.entered_by_label,
    // The column is only ever written from a value that passed the picklist of onBehalfChannels.
    onBehalfChannel: row.on_behalf_channel as OnBehalfChannel | null,
    createdAt: row.created_at,
    submittedAt: row.submitted_at,
    isSample: row.is_sample === 1,
  }
}

/** Drafts wait for somebody: they come first. */
function byUrgency(a: BoardRow, b: BoardRow): number {
  if ((a.submittedAt === null) !== (b.submittedAt === null)) return a.submittedAt === null ? -1 : 1
  return (b.submittedAt ?? b.createdAt) - (a.submittedAt ?? a.createdAt)
}
