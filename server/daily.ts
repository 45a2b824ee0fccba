import { dayOf, startOfDay } from '../shared/calendar'
import type { Context } from './context'
import { keepLooking } from './keepLooking'
import type { Db } from './store/Store'

/** Something the product does of itself once a day: reminders, the digest, 開催間隔. */
export interface DailyJob {
  name: string
  /** from this hour on, in Japan */
  hour: number
  /**
   * Does the work of `day` (YYYY-MM-DD, today). It runs again when it failed midway, and once for all the days the server was
   * down: it looks at how things stand, and what it told once it does not tell twice (`wasTold` in server/outbox).
   */
  run(context: Context, day: string): Promise<void>
}

/** Often enough for a digest at its hour; a tick that finds nothing to do costs one query. */
const lookEveryMs = 60_000
const hourMs = 60 * 60_000

/** [K9] Runs what is due today and was not done yet, in the order of the list; a failure keeps no other job from its turn. */
export async function runDaily(
  context: Context,
  jobs: readonly DailyJob[],
  report: (error: unknown) => void,
): Promise<void> {
  const day = dayOf(context.now())
  const done = await doneOn(context.store.db, day)
  for (const job of jobs) {
    if (done.has(job.name) || context.now() < startOfDay(day) + job.hour * hourMs) continue
    try {
      await job.run(context, day)
      await noteDone(context, job.name, day)
    } catch (error) {
      report(error)
    }
  }
}

/** Looks from time to time, at once at the start, until it is closed; what is under way then finishes. */
export function keepDaily(
  context: Context,
  jobs: readonly DailyJob[],
  report: (error: unknown) => void,
): { close(): Promise<void> } {
  return keepLooking(() => runDaily(context, jobs, report), { everyMs: lookEveryMs, report })
}

/** A clock that was set back does nothing twice. */
async function doneOn(db: Db, day: string): Promise<Set<string>> {
  const rows = await db.selectFrom('daily_run').select('job').where('day', '>=', day).execute()
  return new Set(rows.map(({ job }) => job))
}

const noteDone = ({ store, now }: Context, job: string, day: string) =>
  store.transaction(async (tx) => {
    await tx.deleteFrom('daily_run').where('job', '=', job).execute()
    await tx.insertInto('daily_run').values({ job, day, at: now() }).execute()
  })
