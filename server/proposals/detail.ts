import { dayOf } from '../../shared/calendar'
import type { Actor } from '../../shared/permission'
import type { Benefit } from '../../shared/proposals/benefit'
import type { Originator } from '../../shared/proposals/board'
import { type OriginKind, originKindLabel, type ProposalChannel } from '../../shared/proposals/origin'
import type { OriginLink } from '../../shared/proposals/originSource'
import type { ProposalState } from '../../shared/proposals/state'
import { membersOn, organisationNames } from '../forums/queries'
import { meetingsOfProposal, type ProposalMeeting } from '../meetings/queries'
import type { Db } from '../store/Store'
import { actsOn, type ProposalActs } from './actsOn'
import { type CorrectionLine, correctionsOf } from './corrections'
import { asSeenBy, benefitsOf, participantsOf, type Submission, submissionsOf } from './fields'
import { type FoundProposal, findProposal, liesIn } from './find'
import { type HistoryLine, historyOf } from './history'
import { lackingWord, originatorOf } from './originators'
import { originLink } from './originSource'
import { type Kin, lineageOf, type RoadStep, roadOf } from './road'
import { type Supporter, supportersOf } from './supporters'

export interface ProposalDetail extends ProposalActs {
  id: string
  forumId: string
  forumName: string
  /** the body before which it lies: where it was handed to last (上程) */
  liesIn: string
  number: string | null
  state: ProposalState
  revision: number
  isSample: boolean
  title: string
  field: Named | null
  instrument: Named | null
  need: string
  plan: string
  expectedParticipants: Named[]
  originators: Originator[]
  enteredByLabel: string
  onBehalfChannel: ProposalChannel | null
  originKind: OriginKind | null
  originRef: string | null
  originItem: string | null
  /** what きっかけ points to */
  originLink: OriginLink | null
  originNote: string
  topic: Named | null
  /** by 団体 in 建制順 */
  benefits: (Benefit & { name: string })[]
  costNote: string
  startWish: string
  prefectureWish: string
  firstRaisedOn: string | null
  createdAt: number
  submittedAt: number | null
  submittedByLabel: string | null
  /** every submission, the newest first */
  submissions: Submission[]
  history: HistoryLine[]
  /** 協議した会議: whose agendas took it up */
  meetings: ProposalMeeting[]
  /** 代行入力 and 引受け: confirmed by the 団体 it speaks for */
  confirmedAt: number | null
  confirmedLabel: string | null
  /** 発案団体 of a draft that have not agreed yet */
  unagreed: string[]
  /** 訂正 and 統合, the latest first */
  corrections: CorrectionLine[]
  /** what 提出 locked, where corrections were accepted since */
  locked: { originators: string[]; origin: string; firstRaisedOn: string | null } | null
  supporters: Supporter[]
  road: RoadStep[]
  lineage: Kin[]
}

interface Named {
  id: string
  name: string
}

/** One proposal with provenance and history, as this reader may see it. */
export async function proposalDetail(db: Db, actor: Actor, id: string, now: number): Promise<ProposalDetail> {
  const found = await asSeenBy(db, actor, await findProposal(db, actor, id))
  const { row } = found
  const names = await organisationNames(db)
  const origin = await originLink(db, actor, {
    kind: row.origin_kind as OriginKind | null,
    ref: row.origin_ref,
    item: row.origin_item,
  })
  const forum = await db
    .selectFrom('forum')
    .select('name')
    .where('id', '=', row.forum_id)
    .executeTakeFirstOrThrow()
  return {
    id,
    forumId: row.forum_id,
    forumName: forum.name,
    liesIn: liesIn(found),
    number: row.number,
    state: row.state,
    revision: row.revision,
    isSample: row.is_sample === 1,
    title: row.title,
    field: await named(db, 'policy_field', row.field_id),
    instrument: await named(db, 'instrument', row.instrument_id),
    need: row.need,
    plan: row.plan,
    expectedParticipants: await organisations(db, participantsOf(row)),
    originators: await namedOriginators(db, found, dayOf(now)),
    enteredByLabel: row.entered_by_label,
    // These two columns are only ever written from values that passed the picklists of their kinds.
    onBehalfChannel: row.on_behalf_channel as ProposalChannel | null,
    originKind: row.origin_kind as OriginKind | null,
    originRef: row.origin_ref,
    originItem: row.origin_item,
    originLink: origin,
    originNote: row.origin_note,
    topic: await named(db, 'topic', row.topic_id),
    benefits: benefitsOf(row).map((each) => ({ ...each, name: names.get(each.organisationId) ?? '' })),
    costNote: row.cost_note,
    startWish: row.start_wish,
    prefectureWish: row.prefecture_wish,
    firstRaisedOn: row.first_raised_on,
    createdAt: row.created_at,
    submittedAt: row.submitted_at,
    submittedByLabel: row.submitted_by_label,
    submissions: await submissionsOf(db, id),
    history: await historyOf(db, id),
    meetings: await meetingsOfProposal(db, actor, id),
    ...(await actsOn(db, actor, found, now)),
    confirmedAt: row.confirmed_at,
    confirmedLabel: row.confirmed_label,
    unagreed: lackingWord(found),
    corrections: await correctionsOf(db, actor, found, names),
    locked: lockedOf(found, names, await lockedRow(db, id)),
    supporters: await supportersOf(db, id),
    road: await roadOf(db, actor, found, origin),
    lineage: await lineageOf(db, actor, id),
  }
}

const lockedRow = (db: Db, id: string) =>
  db
    .selectFrom('proposal')
    .select(['origin_kind', 'origin_note', 'first_raised_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

function lockedOf(
  { recorded }: FoundProposal,
  names: ReadonlyMap<string, string>,
  row: Awaited<ReturnType<typeof lockedRow>>,
): ProposalDetail['locked'] {
  if (recorded.corrections.length === 0) return null
  // The column is only ever written from a value that passed the picklist of originKinds.
  const kind = row.origin_kind as OriginKind | null
  return {
    originators: recorded.locked.map((each) => names.get(each.organisation_id) ?? ''),
    origin: [kind === null ? '' : originKindLabel[kind], row.origin_note].filter(Boolean).join('　'),
    firstRaisedOn: row.first_raised_on,
  }
}

async function named(
  db: Db,
  table: 'policy_field' | 'instrument' | 'topic',
  id: string | null,
): Promise<Named | null> {
  if (id === null) return null
  return (await db.selectFrom(table).select(['id', 'name']).where('id', '=', id).executeTakeFirst()) ?? null
}

async function organisations(db: Db, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .orderBy('official_order')
    .execute()
}

async function namedOriginators(
  db: Db,
  { row, originators }: FoundProposal,
  today: string,
): Promise<Originator[]> {
  const ids = originators.map((each) => each.organisation_id)
  const names = new Map((await organisations(db, ids)).map(({ id, name }) => [id, name]))
  const roles = new Map((await membersOn(db, row.forum_id, today)).map(({ id, role }) => [id, role]))
  return originators.map((each) =>
    originatorOf(
      { ...each, name: names.get(each.organisation_id) ?? each.organisation_id },
      roles.get(each.organisation_id) ?? null,
    ),
  )
}
