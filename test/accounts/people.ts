import { hashPassword } from '../../server/accounts/password'
import type { Duty } from '../../shared/permission'
import { type Desk, goodPassword } from './desk'

let hash: Promise<string> | undefined
/** Hashed once: the cost of argon2 is not what these tests are about. */
const goodHash = () => {
  hash ??= hashPassword(goodPassword)
  return hash
}

/** A person with a password in one seat. */
export async function somebody(
  desk: Desk,
  {
    loginId = 'sakae',
    email = null,
    duty = 'member',
  }: { loginId?: string; email?: string | null; duty?: Duty } = {},
) {
  const personId = await desk.person(loginId, { hash: await goodHash(), email })
  const kind = duty === 'administrator' ? 'operator' : duty === 'prefecture' ? 'prefecture' : 'village'
  const seatId = await desk.seat(`${loginId}村`, '企画係', { kind, duty })
  const appointmentId = await desk.appointment(personId, seatId)
  return { personId, seatId, appointmentId, loginId }
}

/** … who is signed in. */
export async function signedIn(desk: Desk, options: Parameters<typeof somebody>[1] = {}) {
  const who = await somebody(desk, options)
  const browser = desk.visitor()
  await signInAs(browser, who.loginId)
  return { ...who, browser }
}

export function signInAs(browser: ReturnType<Desk['visitor']>, login: string, password = goodPassword) {
  return browser.post('/api/session', { login, password })
}

export const administrator = (desk: Desk) => signedIn(desk, { loginId: 'kanri', duty: 'administrator' })

export const isSignedIn = async (browser: ReturnType<Desk['visitor']>) =>
  (await browser.get('/api/session')).body.signedIn

let acts = 0
/** A new idempotency key. */
export const newAct = () => `act-${String(++acts).padStart(8, '0')}`
