import { dayOf } from '../../shared/calendar'
import { type Actor, can, type MemberRole } from '../../shared/permission'
import { type BoardFilter, type BoardRow, matchesFilter } from '../../shared/proposals/board'
import type { OriginKind, ProposalChannel } from '../../shared/proposals/origin'
import { forumNames, membersOn, organisationNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { headsAsSeenBy } from './fields'
import { type FoundProposal, type HeadRow, headColumns, subjectOf, withProvenance } from './find'
import { originatorOf } from './originators'

interface BoardQuestion {
  forumId: string
  filter?: BoardFilter
  now: number
}

/**
 * The board (提案ボード): every proposal of the body, and every one handed to it (上程), that the actor may read; drafts first, then the
 * newest submission. The number of queries does not grow with the board.
 */
export async function board(
  db: Db,
  actor: Actor,
  { forumId, filter = {}, now }: BoardQuestion,
): Promise<BoardRow[]> {
  const rows = await db
    .selectFrom('proposal')
    .select(headColumns)
    .where((eb) =>
      eb.or([
        eb('forum_id', '=', forumId),
        eb(
          'id',
          'in',
          eb.selectFrom('proposal_referral').select('proposal_id').where('to_forum_id', '=', forumId),
        ),
      ]),
    )
    .execute()
  const readable = (await withProvenance(db, rows)).filter((each) =>
    can(actor, 'proposal.read', subjectOf(each)),
  )
  const names = await namesFor(db, { forumId, day: dayOf(now), found: readable })
  return (await headsAsSeenBy(db, actor, readable))
    .map((each) => boardRow(each, names))
    .filter((row) => matchesFilter(row, filter))
    .sort(byUrgency)
}

interface Names {
  fields: ReadonlyMap<string, string>
  organisations: ReadonlyMap<string, string>
  /** of the bodies from which proposals were handed on to this one */
  forums: ReadonlyMap<string, string>
  /** roles of today, for drafts: a submitted proposal keeps its own */
  roles: ReadonlyMap<string, MemberRole>
}

async function namesFor(
  db: Db,
  { forumId, day, found }: { forumId: string; day: string; found: readonly FoundProposal<HeadRow>[] },
): Promise<Names> {
  const fields = await db.selectFrom('policy_field').select(['id', 'name']).execute()
  const members = await membersOn(db, forumId, day)
  const others = [...new Set(found.map(({ row }) => row.forum_id))].filter((id) => id !== forumId)
  const forums = await forumNames(db, others)
  return {
    fields: new Map(fields.map(({ id, name }) => [id, name])),
    organisations: await organisationNames(db),
    forums: new Map(forums.map(({ id, name }) => [id, name])),
    roles: new Map(members.map(({ id, role }) => [id, role])),
  }
}

function boardRow({ row, originators }: FoundProposal<HeadRow>, names: Names): BoardRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    fieldId: row.field_id,
    fieldName: row.field_id === null ? null : (names.fields.get(row.field_id) ?? null),
    originators: originators.map((each) =>
      originatorOf(
        { ...each, name: names.organisations.get(each.organisation_id) ?? '' },
        names.roles.get(each.organisation_id) ?? null,
      ),
    ),
    // These two columns are only ever written from values that passed the picklists of their kinds.
    originKind: row.origin_kind as OriginKind | null,
    onBehalfChannel: row.on_behalf_channel as ProposalChannel | null,
    firstRaisedOn: row.first_raised_on,
    enteredByLabel: row.entered_by_label,
    isConfirmed: row.confirmed_at !== null,
    createdAt: row.created_at,
    submittedAt: row.submitted_at,
    fromForumName: names.forums.get(row.forum_id) ?? null,
    isSample: row.is_sample === 1,
  }
}

/** Drafts wait for somebody: they come first. */
function byUrgency(a: BoardRow, b: BoardRow): number {
  if ((a.submittedAt === null) !== (b.submittedAt === null)) return a.submittedAt === null ? -1 : 1
  return (b.submittedAt ?? b.createdAt) - (a.submittedAt ?? a.createdAt)
}
