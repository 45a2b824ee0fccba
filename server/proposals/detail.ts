import { dayOf } from '../../shared/calendar'
import { type Actor, can, type SubjectOf } from '../../shared/permission'
import type { Benefit } from '../../shared/proposals/benefit'
import type { Originator } from '../../shared/proposals/board'
import type { Branch } from '../../shared/proposals/commands'
import { type OriginKind, originKindLabel, type ProposalChannel } from '../../shared/proposals/origin'
import type { OriginLink } from '../../shared/proposals/originSource'
import { canBeTakenUp, openStates, type ProposalState, transitions } from '../../shared/proposals/state'
import { membersOn, organisationNames, relatedForums } from '../forums/queries'
import { meetingsOfProposal, openAgendas, type ProposalMeeting } from '../meetings/queries'
import { outcomeNumbers } from '../minutes/queries'
import type { Db } from '../store/Store'
import { branchesFor } from './branchProposal'
import { type CorrectionLine, correctionsOf } from './corrections'
import { mayDiscard } from './discardDraft'
import { asSeenBy, benefitsOf, participantsOf, type Submission, submissionsOf } from './fields'
import { type FoundProposal, findProposal, subjectOf } from './find'
import { originatorOf } from './originators'
import { originLink } from './originSource'
import { mayRefer, referTargets } from './referProposal'
import { type Kin, lineageOf, type RoadStep, roadOf } from './road'
import { type Supporter, supportersOf } from './supporters'

export interface HistoryLine {
  id: string
  at: number
  from: ProposalState | null
  to: ProposalState
  reason: string
  meeting: { id: string; title: string } | null
  /** 決定 it rests on: its number, where it has one */
  decision: string | null
  /** 「団体 職」 of whoever made the move */
  label: string
}

export interface Move {
  to: ProposalState
  needsReason: boolean
}

export interface ProposalDetail {
  id: string
  forumId: string
  forumName: string
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
  /** the coming meetings on whose agenda this reader may put it */
  agendas: { id: string; name: string; startsAt: number }[]
  /** the live body document, where the reader may open it */
  body: { documentId: string; epoch: number; mode: 'write' | 'read' } | null
  mayEdit: boolean
  mayDiscard: boolean
  /** moves this reader may make now, besides 提出 */
  moves: Move[]
  /** 代行入力 and 引受け: confirmed by the 団体 it speaks for */
  confirmedAt: number | null
  confirmedLabel: string | null
  mayConfirm: boolean
  /** joint proposers of a draft that have not agreed yet */
  unagreed: string[]
  mayAgree: boolean
  /** 訂正 and 統合, the latest first */
  corrections: CorrectionLine[]
  /** what 提出 locked, where corrections were accepted since */
  locked: { originators: string[]; origin: string; firstRaisedOn: string | null } | null
  mayCorrect: boolean
  supporters: Supporter[]
  maySupport: boolean
  road: RoadStep[]
  lineage: Kin[]
  /** drafts this reader may begin out of it */
  branches: Branch['kind'][]
  /** the bodies this reader may hand it to (上程) */
  referTargets: Named[]
}

interface Named {
  id: string
  name: string
}

/** One proposal with provenance and history, as this reader may see it. */
export async function proposalDetail(db: Db, actor: Actor, id: string, now: number): Promise<ProposalDetail> {
  const found = await asSeenBy(db, actor, await findProposal(db, actor, id))
  const { row } = found
  const subject = subjectOf(found)
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
    agendas: canBeTakenUp(row.state) ? await agendasFor(db, actor, { forumId: row.forum_id, now }) : [],
    body: await bodyFor(db, actor, found),
    mayEdit: can(actor, 'proposal.edit', subject),
    mayDiscard: mayDiscard(actor, found),
    moves: movesFor(actor, subject),
    ...entryOf(actor, found),
    ...agreementOf(actor, found),
    corrections: await correctionsOf(db, actor, found, names),
    locked: lockedOf(found, names, await lockedRow(db, id)),
    mayCorrect: can(actor, 'proposal.correct', subject),
    supporters: await supportersOf(db, id),
    maySupport: openStates.includes(row.state) && can(actor, 'proposal.support', subject),
    road: await roadOf(db, actor, found, origin),
    lineage: await lineageOf(db, actor, id),
    branches: branchesFor(actor, found),
    referTargets: mayRefer(actor, found) ? await referTargets(db, found, dayOf(now)) : [],
  }
}

const entryOf = (actor: Actor, found: FoundProposal) => ({
  confirmedAt: found.row.confirmed_at,
  confirmedLabel: found.row.confirmed_label,
  mayConfirm:
    found.row.on_behalf_channel !== null &&
    found.row.confirmed_at === null &&
    can(actor, 'proposal.confirmEntry', subjectOf(found)),
})

function agreementOf(actor: Actor, found: FoundProposal) {
  const unagreed =
    found.row.submitted_at === null
      ? found.originators
          .filter(({ position, agreed_at }) => position > 0 && agreed_at === null)
          .map((each) => each.organisation_id)
      : []
  return {
    unagreed,
    mayAgree: unagreed.includes(actor.organisationId) && can(actor, 'proposal.edit', subjectOf(found)),
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

const agendasFor = async (db: Db, actor: Actor, { forumId, now }: { forumId: string; now: number }) =>
  openAgendas(db, actor, { forumIds: await relatedForums(db, forumId), now })

async function bodyFor(db: Db, actor: Actor, found: FoundProposal): Promise<ProposalDetail['body']> {
  const subject = subjectOf(found)
  if (!can(actor, 'proposal.readBody', subject)) return null
  const documentId = found.row.document_id
  const { epoch } = await db
    .selectFrom('document')
    .select('epoch')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow()
  return { documentId, epoch, mode: can(actor, 'proposal.edit', subject) ? 'write' : 'read' }
}

const movesFor = (actor: Actor, subject: SubjectOf<'proposal.read'>): Move[] =>
  transitions[subject.state]
    .filter(({ to }) => to !== 'submitted')
    .filter(({ by }) => can(actor, by === 'secretariat' ? 'proposal.handle' : 'proposal.withdraw', subject))
    .map(({ to, needsReason }) => ({ to, needsReason }))

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

async function historyOf(db: Db, proposalId: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('proposal_event')
    .leftJoin('meeting', 'meeting.id', 'proposal_event.meeting_id')
    .selectAll('proposal_event')
    .select('meeting.title as meetingTitle')
    .where('proposal_id', '=', proposalId)
    .orderBy('at')
    .execute()
  const decided = rows.find(({ decision_id, meeting_id }) => decision_id !== null && meeting_id !== null)
  const numbers = decided?.meeting_id
    ? await outcomeNumbers(db, decided.meeting_id)
    : new Map<string, { label: string }>()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    from: row.from_state,
    to: row.to_state,
    reason: row.reason,
    meeting: row.meeting_id === null ? null : { id: row.meeting_id, title: row.meetingTitle ?? '' },
    decision: row.decision_id === null ? null : (numbers.get(row.decision_id)?.label ?? ''),
    label: row.label,
  }))
}
