import { dayOf } from '../../shared/calendar'
import { type Actor, can, type SubjectOf } from '../../shared/permission'
import type { Branch } from '../../shared/proposals/commands'
import { canBeTakenUp, openStates, type ProposalState, transitions } from '../../shared/proposals/state'
import { mayTouch } from '../accounts/queries'
import { relatedForums } from '../forums/queries'
import { openAgendas } from '../meetings/queries'
import type { Db } from '../store/Store'
import { branchesFor } from './branchProposal'
import { mayDiscard } from './discardDraft'
import { type FoundProposal, liesIn, subjectOf } from './find'
import { lackingWord } from './originators'
import { mayRefer, referTargets } from './referProposal'

export interface Move {
  to: ProposalState
  needsReason: boolean
}

/** What a reader may do with a proposal now. */
export interface ProposalActs {
  /** the live body document, where the reader may open it */
  body: { documentId: string; epoch: number; mode: 'write' | 'read' } | null
  mayEdit: boolean
  mayDiscard: boolean
  /** moves this reader may make now, besides 提出 */
  moves: Move[]
  /** 代行入力 and 引受け that wait for this reader's 団体 */
  mayConfirm: boolean
  mayAgree: boolean
  mayCorrect: boolean
  maySupport: boolean
  /** drafts this reader may begin out of it */
  branches: Branch['kind'][]
  /** the bodies this reader may hand it to (上程) */
  referTargets: { id: string; name: string }[]
  /** the coming meetings on whose agenda this reader may put it */
  agendas: { id: string; name: string; startsAt: number }[]
}

/** Nothing but reading is offered to a seat of the sample on what is real [A6]. */
export async function actsOn(db: Db, actor: Actor, found: FoundProposal, now: number): Promise<ProposalActs> {
  const { row } = found
  const subject = subjectOf(found)
  if (!(await mayTouch(db, actor, row))) return { ...none, body: await bodyFor(db, actor, found, 'read') }
  const mayEdit = can(actor, 'proposal.edit', subject)
  return {
    body: await bodyFor(db, actor, found, mayEdit ? 'write' : 'read'),
    mayEdit,
    mayDiscard: mayDiscard(actor, found),
    moves: movesFor(actor, subject),
    mayConfirm:
      row.on_behalf_channel !== null &&
      row.confirmed_at === null &&
      can(actor, 'proposal.confirmEntry', subject),
    mayAgree: mayEdit && lackingWord(found).includes(actor.organisationId),
    mayCorrect: can(actor, 'proposal.correct', subject),
    maySupport: openStates.includes(row.state) && can(actor, 'proposal.support', subject),
    branches: branchesFor(actor, found),
    referTargets: mayRefer(actor, found) ? await referTargets(db, found, dayOf(now)) : [],
    agendas: canBeTakenUp(row.state) ? await agendasFor(db, actor, found, now) : [],
  }
}

const none: Omit<ProposalActs, 'body'> = {
  mayEdit: false,
  mayDiscard: false,
  moves: [],
  mayConfirm: false,
  mayAgree: false,
  mayCorrect: false,
  maySupport: false,
  branches: [],
  referTargets: [],
  agendas: [],
}

const agendasFor = async (db: Db, actor: Actor, found: FoundProposal, now: number) =>
  openAgendas(db, actor, { forumIds: await relatedForums(db, liesIn(found)), now })

async function bodyFor(
  db: Db,
  actor: Actor,
  found: FoundProposal,
  mode: 'write' | 'read',
): Promise<ProposalActs['body']> {
  if (!can(actor, 'proposal.readBody', subjectOf(found))) return null
  const documentId = found.row.document_id
  const { epoch } = await db
    .selectFrom('document')
    .select('epoch')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow()
  return { documentId, epoch, mode }
}

const movesFor = (actor: Actor, subject: SubjectOf<'proposal.read'>): Move[] =>
  transitions[subject.state]
    .filter(({ to }) => to !== 'submitted')
    .filter(({ by }) => can(actor, by === 'secretariat' ? 'proposal.handle' : 'proposal.withdraw', subject))
    .map(({ to, needsReason }) => ({ to, needsReason }))
