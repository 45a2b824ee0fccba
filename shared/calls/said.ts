import type { Intent } from '../intents/intent'

interface Span {
  proposalIds: readonly string[]
  openedAt: number
  closedAt: number | null
}

/** What was said of the proposals of an 意向照会. */
export interface Said {
  /** what each organisation said last while it was asked: neither before the call was opened nor after it was closed [Q6] */
  intents: Intent[]
  /** what each said last of a proposal after the call was closed: it holds for the proposal, and is no answer to the call */
  since: Intent[]
}

/** Out of every intent that was ever stated, the oldest first. */
export function saidIn({ proposalIds, openedAt, closedAt }: Span, history: readonly Intent[]): Said {
  const asked = history.filter(
    ({ proposalId, entry }) => proposalIds.includes(proposalId) && entry.at >= openedAt,
  )
  const isLater = ({ entry }: Intent) => closedAt !== null && entry.at > closedAt
  return {
    intents: latest(asked.filter((intent) => !isLater(intent))),
    since: latest(asked.filter(isLater)),
  }
}

const latest = (intents: readonly Intent[]): Intent[] => [
  ...new Map(intents.map((intent) => [`${intent.proposalId} ${intent.organisationId}`, intent])).values(),
]
