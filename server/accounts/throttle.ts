import { isIP } from 'node:net'
import { DomainError } from '../../shared/error'
import type { Context } from '../context'
import { sha256 } from '../id'
import type { Tx } from '../store/Store'

/** Somebody who forgot the password needs fewer tries than this; who guesses needs far more. */
const loginFailuresMax = 5
/** A whole hall may sit behind one address, each mistyping once. */
const addressFailuresMax = 100
const firstWaitMs = 30_000
const longestWaitMs = 15 * 60_000
/** After so long without a try the count begins anew. */
const forgetMs = 60 * 60_000

/** From the n-th failure on each further one doubles the wait. */
function waitAfter(failures: number, failuresMax: number): number {
  if (failures < failuresMax) return 0
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - failuresMax, 16))
}

interface Attempt {
  /** folded */
  login: string
  address: string
}

/**
 * Counts a try as failed *before* the password is checked: many tries at the same moment do not slip through together.
 * A refused try is not counted, or knocking would lengthen the wait for ever.
 */
export async function countAttempt(context: Context, attempt: Attempt): Promise<void> {
  const at = context.now()
  await context.store.transaction(async (tx) => {
    await count(tx, loginKey(attempt.login), loginFailuresMax, at)
    await count(tx, addressKey(attempt.address), addressFailuresMax, at)
  })
}

/** The try was right after all: the login is free again, and the address gets this one try back. */
export async function forgiveAttempt(context: Context, attempt: Attempt): Promise<void> {
  await context.store.transaction(async (tx) => {
    await tx.deleteFrom('sign_in_failure').where('key', '=', loginKey(attempt.login)).execute()
    await tx
      .updateTable('sign_in_failure')
      .set((eb) => ({ failures: eb('failures', '-', 1), until_at: 0 }))
      .where('key', '=', addressKey(attempt.address))
      .where('failures', '>', 0)
      .execute()
  })
}

/** Takes the waits off logins whose password was just set anew. */
export async function forgiveLogins(tx: Tx, logins: readonly string[]): Promise<void> {
  await tx.deleteFrom('sign_in_failure').where('key', 'in', logins.map(loginKey)).execute()
}

/** Drops the counts (all, or one) that had no try for so long; `since_at` is the last try. */
export async function forgetOldFailures(tx: Tx, at: number, key?: string): Promise<void> {
  let old = tx
    .deleteFrom('sign_in_failure')
    .where('since_at', '<=', at - forgetMs)
    .where('until_at', '<=', at)
  if (key !== undefined) old = old.where('key', '=', key)
  await old.execute()
}

/** One UPDATE decides and counts, so that two tries can not both be the last allowed one. */
async function count(tx: Tx, key: string, failuresMax: number, at: number): Promise<void> {
  await forgetOldFailures(tx, at, key)
  await tx
    .insertInto('sign_in_failure')
    .values({ key, failures: 0, since_at: at, until_at: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const counted = await tx
    .updateTable('sign_in_failure')
    .set((eb) => ({ failures: eb('failures', '+', 1), since_at: at }))
    .where('key', '=', key)
    .where('until_at', '<=', at)
    .returning('failures')
    .executeTakeFirst()
  if (!counted) throw tooMany((await blockedUntil(tx, key)) - at)
  const wait = waitAfter(Number(counted.failures), failuresMax)
  if (wait > 0)
    await tx
      .updateTable('sign_in_failure')
      .set({ until_at: at + wait })
      .where('key', '=', key)
      .execute()
}

async function blockedUntil(tx: Tx, key: string): Promise<number> {
  const row = await tx
    .selectFrom('sign_in_failure')
    .select('until_at')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return Number(row.until_at)
}

function tooMany(waitMs: number): DomainError {
  const seconds = Math.ceil(waitMs / 1000)
  const wait = seconds < 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分`
  return new DomainError(
    'too_many',
    `サインインの失敗が続いたため、しばらく受け付けません。あと${wait}待ってから、もう一度お試しください。パスワードが分からないときは、管理者にパスワードの再設定リンクを頼んでください。`,
  )
}

/** Hashed: a password typed into the login field by mistake is not kept. */
const loginKey = (login: string) => `login:${sha256(login)}`
const addressKey = (address: string) => `address:${subnet(address)}`

/** One subscriber owns a whole IPv6 /64, so its addresses count together. */
function subnet(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter((part) => part !== '')
  const right = tail?.split(':').filter((part) => part !== '') ?? []
  const filled =
    tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
  return `${filled.slice(0, 4).join(':')}::/64`
}
