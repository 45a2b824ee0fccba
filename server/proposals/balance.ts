import { startOfDay } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { type BalanceClass, balanceClasses } from '../../shared/proposals/balance'
import { classOf, type Originator } from '../../shared/proposals/board'
import type { ProposalState } from '../../shared/proposals/state'
import type { Db } from '../store/Store'
import { asSeenBy } from './fields'
import { subjectOf } from './find'
import { originatorOf, originatorsIn } from './originators'

/** One counted proposal: every number opens its rows. */
interface CountedProposal {
  id: string
  number: string
  title: string
  state: ProposalState
  submittedAt: number
  originators: Originator[]
  /** false for a returned proposal of somebody else: it is counted, and its page is closed until it is submitted again */
  isReadable: boolean
}

export interface BalanceReport {
  n: number
  adoptedN: number
  /** the day, in Japan, up to whose end was counted */
  asOf: string
  classes: { class: BalanceClass; submitted: CountedProposal[]; adopted: CountedProposal[] }[]
}

/**
 * 発案比率: submitted proposals of a body by the class of their originators on the day of submission [P9].
 * Whatever was submitted once counts, also when it was returned or withdrawn later: it was proposed.
 */
export async function balance(
  db: Db,
  actor: Actor,
  { forumId, asOf }: { forumId: string; asOf: string },
): Promise<BalanceReport> {
  if (!can(actor, 'balance.read', { forumId }))
    throw new DomainError('not_found', '発案比率が見つかりません。会議体の一覧から選び直してください。')
  const until = startOfDay(asOf) + dayMs
  const proposals = await countedProposals(db, actor, { forumId, until })
  const adopted = await adoptedIds(db, { forumId, until })
  const classes = balanceClasses.map((each) => {
    const submitted = proposals.filter((proposal) => classOf(proposal) === each)
    return { class: each, submitted, adopted: submitted.filter(({ id }) => adopted.has(id)) }
  })
  return {
    n: proposals.length,
    adoptedN: proposals.filter(({ id }) => adopted.has(id)).length,
    asOf,
    classes,
  }
}

/** Japan has had no summer time since 1952: every day it counts has this length. */
const dayMs = 24 * 60 * 60 * 1000

interface Span {
  forumId: string
  until: number
}

async function countedProposals(db: Db, actor: Actor, { forumId, until }: Span): Promise<CountedProposal[]> {
  const rows = await db
    .selectFrom('proposal')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('submitted_at', '<', until)
    .orderBy('submitted_at')
    .orderBy('number')
    .execute()
  const originators = await originatorsIn(db, forumId)
  const counted: CountedProposal[] = []
  for (const row of rows) {
    const found = { row, originators: originators.get(row.id) ?? [] }
    counted.push({
      id: row.id,
      number: row.number ?? '',
      title: (await asSeenBy(db, actor, found)).row.title,
      state: row.state,
      submittedAt: row.submitted_at ?? 0,
      originators: found.originators.map((each) => originatorOf(each, null)),
      isReadable: can(actor, 'proposal.read', subjectOf(found)),
    })
  }
  return counted
}

/** 採択 is final: whoever reached it by then is still there. */
async function adoptedIds(db: Db, { forumId, until }: Span): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('proposal_event')
    .innerJoin('proposal', 'proposal.id', 'proposal_event.proposal_id')
    .select('proposal.id')
    .where('proposal.forum_id', '=', forumId)
    .where('proposal_event.to_state', '=', 'adopted')
    .where('proposal_event.at', '<', until)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
