import type { Tx } from '../store/Store'

interface Act {
  /** made by the client once per intended act */
  key: string
  personId: string
  command: string
  at: number
}

/**
 * Runs a formal act at most once per idempotency key: a repeated or doubled submit gets the first result again.
 * The key is stored in the act's own transaction, so a failed act may be tried again with the same key.
 */
export async function once<T>(tx: Tx, act: Act, work: () => Promise<T>): Promise<T> {
  const earlier = await tx
    .selectFrom('idempotency')
    .select('result')
    .where('key', '=', act.key)
    .where('person_id', '=', act.personId)
    .where('command', '=', act.command)
    .executeTakeFirst()
  // The result was written below by JSON.stringify of a T of the same command.
  if (earlier) return JSON.parse(earlier.result) as T
  const result = await work()
  await tx
    .insertInto('idempotency')
    .values({
      key: act.key,
      person_id: act.personId,
      command: act.command,
      result: JSON.stringify(result),
      at: act.at,
    })
    .execute()
  return result
}
