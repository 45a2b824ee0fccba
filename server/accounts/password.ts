import { hash, verify } from '@node-rs/argon2'
import { foldPassword } from '../../shared/accounts/login'
import { createGate } from './gate'

/** argon2id is the library's default algorithm; the costs are OWASP's second choice, about 50 ms on an office server. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Process-wide on purpose: it bounds this process's memory (19 MiB a hash) and leaves threads for everything else. */
const gate = createGate({ runningMax: 2, waitingMax: 100 })

export function hashPassword(password: string): Promise<string> {
  return gate(() => hash(foldPassword(password), cost))
}

/** Nobody's password: verifying against it takes the time of a real one, so a stranger learns not who exists. */
export const decoyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$Ph2cLEbZD18O2ID+AMUjIg$U2qUnU33e55VjcNQxRCYJkmNLzcgSE2ixDloBjO4Ztg'

/** What stands in place of a hash for a person who never signs in by password: no password matches it. */
export const unusableHash = '!'

/** Whether it is the password. Takes the same time when there is no such person (`stored` undefined). */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const real = stored !== undefined && stored !== unusableHash
  const matches = await gate(() => verify(real ? stored : decoyHash, foldPassword(password)))
  return real && matches
}
