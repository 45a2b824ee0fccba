interface CountedJob {
  ownerId: string | null
  doneAt: number | null
  isAutomatic: boolean
}

/** What one organisation has of a year's jobs; `ownerId` null stands for those nobody has. */
export interface Share {
  ownerId: string | null
  jobs: number
  done: number
  /** of the done ones, what the software did (自動で済んだ) */
  automatic: number
}

const none = (ownerId: string | null): Share => ({ ownerId, jobs: 0, done: 0, automatic: 0 })

/** A row per organisation in the order given, then whoever else has jobs, then 未定 if there are any. Rows add up to the jobs. */
export function sharesOf(jobs: readonly CountedJob[], ownerIds: readonly string[]): Share[] {
  const shares = new Map<string | null, Share>(ownerIds.map((id) => [id, none(id)]))
  for (const job of [...jobs].sort((a, b) => Number(a.ownerId === null) - Number(b.ownerId === null))) {
    const share = shares.get(job.ownerId) ?? none(job.ownerId)
    shares.set(job.ownerId, {
      ...share,
      jobs: share.jobs + 1,
      done: share.done + (job.doneAt === null ? 0 : 1),
      automatic: share.automatic + (job.doneAt !== null && job.isAutomatic ? 1 : 0),
    })
  }
  return [...shares.values()]
}

export const totalOf = (shares: readonly Share[]): Omit<Share, 'ownerId'> => ({
  jobs: sum(shares.map(({ jobs }) => jobs)),
  done: sum(shares.map(({ done }) => done)),
  automatic: sum(shares.map(({ automatic }) => automatic)),
})

/** 38 of 100, in whole percent; of nothing 0. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 100)

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
