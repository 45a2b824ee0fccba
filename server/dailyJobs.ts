import type { DailyJob } from './daily'

/** What is done every day, in this order: the digest comes last, so that it holds what the others told. */
export const dailyJobs: readonly DailyJob[] = []
