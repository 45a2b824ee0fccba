import type { JobKind } from './job'

/** 受けられる仕事: what an organisation can take on in a body. Without a row it takes everything. */
export interface WorkLimit {
  /** null: every kind */
  kinds: readonly JobKind[] | null
  /** jobs in one 年度; null: no limit */
  yearlyMax: number | null
  /** 免除 */
  isExempt: boolean
}

export const unlimited: WorkLimit = { kinds: null, yearlyMax: null, isExempt: false }

export interface Candidate {
  id: string
  /** 建制順 */
  officialOrder: string
  limit: WorkLimit
  /** all jobs it has in the 年度 in question */
  jobsThisYear: number
}

/** Whether the software may give the organisation one more job of the kind. People may always take more by their own act. */
export const mayBeGiven = ({ limit, jobsThisYear }: Candidate, kind: JobKind): boolean =>
  !limit.isExempt &&
  (limit.kinds === null || limit.kinds.includes(kind)) &&
  (limit.yearlyMax === null || jobsThisYear < limit.yearlyMax)

/**
 * Whose turn (当番) it is: who never had one, in 建制順; then whose last turn is longest ago. `past` are the owners of
 * earlier jobs of the kind, oldest first. Undefined when nobody may be given it. Depends on no order but 建制順.
 */
export function nextOwner(
  kind: JobKind,
  candidates: readonly Candidate[],
  past: readonly string[],
): string | undefined {
  const [first] = candidates
    .filter((candidate) => mayBeGiven(candidate, kind))
    .map(({ id, officialOrder }) => ({ id, officialOrder, last: past.lastIndexOf(id) }))
    .sort((a, b) => a.last - b.last || byText(a.officialOrder, b.officialOrder) || byText(a.id, b.id))
  return first?.id
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
