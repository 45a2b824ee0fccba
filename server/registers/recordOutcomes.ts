import { parseRecord } from '../../shared/minutes/record'
import { withoutInternal } from '../../shared/minutes/withoutInternal'
import type { Db } from '../store/Store'
import { type MeetingOutcomes, outcomesOfRecord } from './meetingOutcomes'

/** What a desk asks of every record each time it is looked at is read out of its text once. A thousand records are some megabytes. */
const keptMax = 1000
const kept = new Map<string, MeetingOutcomes>()

/**
 * The outcomes of records by their hash: what the bytes of a hash say never changes, whichever store they lie in. Outside the members' circle
 * nothing of what is 内部 is among them [R8].
 */
export async function recordOutcomes(
  db: Db,
  hashes: readonly string[],
  { isOutside }: { isOutside: boolean },
): Promise<ReadonlyMap<string, MeetingOutcomes>> {
  const keyOf = (hash: string) => `${isOutside ? 'outside' : 'inside'} ${hash}`
  const found = new Map(
    hashes.flatMap((hash): [string, MeetingOutcomes][] => {
      const outcomes = kept.get(keyOf(hash))
      return outcomes ? [[hash, outcomes]] : []
    }),
  )
  const missing = hashes.filter((hash) => !found.has(hash))
  for (let from = 0; from < missing.length; from += batchSize) {
    const rows = await db
      .selectFrom('minutes_version')
      .select(['sha256', 'record'])
      .where('sha256', 'in', missing.slice(from, from + batchSize))
      .execute()
    for (const { sha256, record } of rows) {
      const filed = parseRecord(record)
      const outcomes = outcomesOfRecord(isOutside ? withoutInternal(filed) : filed)
      found.set(sha256, outcomes)
      keep(keyOf(sha256), outcomes)
    }
  }
  return found
}

/** Records are long: a few dozen at a time. */
const batchSize = 50

function keep(key: string, outcomes: MeetingOutcomes): void {
  kept.set(key, outcomes)
  const [oldest] = kept.keys()
  if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest)
}
