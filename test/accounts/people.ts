import { hashPassword } from '../../server/accounts/password'
import type { Duty } from '../../shared/permission'
import { type AccountsWorld, goodPassword } from './accountsWorld'

let hash: Promise<string> | undefined
/** Hashed once: the cost of argon2 is not what these tests are about. */
const goodHash = () => {
  hash ??= hashPassword(goodPassword)
  return hash
}

/** A person with a password in one seat. */
export async function somebody(
  world: AccountsWorld,
  {
    loginId = 'sakae',
    email = null,
    duty = 'member',
  }: { loginId?: string; email?: string | null; duty?: Duty } = {},
) {
  const personId = await world.person(loginId, { hash: await goodHash(), email })
  const kind = duty === 'administrator' ? 'operator' : duty === 'prefecture' ? 'prefecture' : 'village'
  const seatId = await world.seat(`${loginId}村`, '企画係', { kind, duty })
  const appointmentId = await world.appointment(personId, seatId)
  return { personId, seatId, appointmentId, loginId }
}

/** … who is signed in. */
export async function signedIn(world: AccountsWorld, options: Parameters<typeof somebody>[1] = {}) {
  const who = await somebody(world, options)
  const browser = world.visitor()
  await signInAs(browser, who.loginId)
  return { ...who, browser }
}

export function signInAs(
  browser: ReturnType<AccountsWorld['visitor']>,
  login: string,
  password = goodPassword,
) {
  return browser.post('/api/session', { login, password })
}

export const administrator = (world: AccountsWorld) =>
  signedIn(world, { loginId: 'kanri', duty: 'administrator' })

export const isSignedIn = async (browser: ReturnType<AccountsWorld['visitor']>) =>
  (await browser.get('/api/session')).body.signedIn

let acts = 0
/** A new idempotency key. */
export const newAct = () => `act-${String(++acts).padStart(8, '0')}`
