/** Life of a proposal (提案). A state says only where it stands; who moved it, when and why are rows of its history. */
export const proposalStates = [
  'draft',
  'submitted',
  'accepted',
  'returned',
  'in_discussion',
  'continued',
  'adopted',
  'rejected',
  'withdrawn',
  'merged',
] as const
export type ProposalState = (typeof proposalStates)[number]

export const proposalStateLabel: Record<ProposalState, string> = {
  draft: '下書き',
  submitted: '提出',
  accepted: '受理',
  returned: '差戻し',
  in_discussion: '協議中',
  continued: '継続',
  adopted: '採択',
  rejected: '不採択',
  withdrawn: '取下げ',
  merged: '統合',
}

interface Transition {
  to: ProposalState
  /** who may make the move: the originators (発案団体) or the secretariat (事務局) */
  by: 'originator' | 'secretariat'
  needsReason: boolean
}

const withdraw: Transition = { to: 'withdrawn', by: 'originator', needsReason: true }
const adopt: Transition = { to: 'adopted', by: 'secretariat', needsReason: false }
const reject: Transition = { to: 'rejected', by: 'secretariat', needsReason: true }

/**
 * The state machine: every move that somebody makes by name. `submitted` is reached by submitProposal alone, which locks the provenance,
 * and `merged` by a 統合 that everybody concerned agreed to.
 */
export const transitions: Record<ProposalState, readonly Transition[]> = {
  draft: [{ to: 'submitted', by: 'originator', needsReason: false }],
  returned: [{ to: 'submitted', by: 'originator', needsReason: false }, withdraw],
  submitted: [
    { to: 'accepted', by: 'secretariat', needsReason: false },
    { to: 'returned', by: 'secretariat', needsReason: true },
    withdraw,
  ],
  accepted: [{ to: 'in_discussion', by: 'secretariat', needsReason: false }, withdraw],
  in_discussion: [adopt, { to: 'continued', by: 'secretariat', needsReason: true }, reject, withdraw],
  continued: [{ to: 'in_discussion', by: 'secretariat', needsReason: false }, adopt, reject, withdraw],
  adopted: [],
  rejected: [],
  withdrawn: [],
  merged: [],
}

/** Submitted and not yet settled: what may be put before a meeting. */
export const openStates: readonly ProposalState[] = ['submitted', 'accepted', 'in_discussion', 'continued']
export const canBeTakenUp = (state: ProposalState): boolean => openStates.includes(state)

export function transitionTo(from: ProposalState, to: ProposalState): Transition | undefined {
  return transitions[from].find((transition) => transition.to === to)
}

/** Moves that name the meeting they were made in. */
export const namesMeeting = (to: ProposalState): boolean =>
  to === 'in_discussion' || to === 'continued' || to === 'adopted' || to === 'rejected'
