import { startOfDay } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { type BalanceClass, balanceClasses } from '../../shared/proposals/balance'
import { classOf, type Originator } from '../../shared/proposals/board'
import type { ProposalState } from '../../shared/proposals/state'
import type { Db } from '../store/Store'
import { countedProposals } from './counted'

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
  const counted = await countedProposals(db, forumId, until)
  const proposals = counted.map(({ subject, ...each }) => ({
    ...each,
    isReadable: can(actor, 'proposal.read', subject),
  }))
  const classes = balanceClasses.map((each) => ({
    class: each,
    submitted: proposals.filter((proposal) => classOf(proposal) === each),
    adopted: proposals.filter(
      ({ adoptedAt, originatorsSince }) =>
        adoptedAt !== null && classOf({ originators: originatorsSince }) === each,
    ),
  }))
  const adoptedN = proposals.filter(({ adoptedAt }) => adoptedAt !== null).length
  return { n: proposals.length, adoptedN, asOf, classes }
}

/** Japan has had no summer time since 1952: every day it counts has this length. */
const dayMs = 24 * 60 * 60 * 1000
