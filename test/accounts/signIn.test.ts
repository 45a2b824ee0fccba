import { expect, test } from 'vitest'
import { decoyHash, hashPassword } from '../../server/accounts/password'
import { hashToken } from '../../server/accounts/token'
import { hour, minute, openAccountsWorld } from './accountsWorld'
import { isSignedIn, signedIn, signInAs, somebody } from './people'

test('[R1] the right password opens a session in the seat, shown by 団体 and 職', async () => {
  const world = await openAccountsWorld()
  const { seatId } = await somebody(world, { loginId: 'sakae' })
  const browser = world.visitor()
  const answer = await signInAs(browser, 'sakae')
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    signedIn: true,
    organisationName: 'sakae村',
    seatTitle: '企画係',
    loginId: 'sakae',
    sample: false,
    actor: { seatId, duty: 'member' },
  })
  expect((await browser.get('/api/session')).body).toEqual(answer.body)
})

test('[A1] login id and e-mail are the same in full width and capitals', async () => {
  const world = await openAccountsWorld()
  await somebody(world, { loginId: 'sakae', email: 'kikaku@vill.sakae.example' })
  for (const login of ['ＳＡＫＡＥ', ' Sakae ', 'KIKAKU@vill.sakae.example', 'kikaku＠vill.sakae.example'])
    expect((await signInAs(world.visitor(), login)).status, login).toBe(200)
})

test('[A1] a password typed in full width is the same password', async () => {
  const world = await openAccountsWorld()
  await somebody(world)
  expect((await signInAs(world.visitor(), 'sakae', 'あさひの里の水　２０２６')).status).toBe(200)
})

test('[A1] a wrong password, an unknown login, a disabled and a sample person get one and the same sentence', async () => {
  const world = await openAccountsWorld()
  await somebody(world, { loginId: 'sakae' })
  const disabled = await somebody(world, { loginId: 'disabled' })
  const sample = await somebody(world, { loginId: 'mihon' })
  const { db } = world.context.store
  await db.updateTable('person').set({ disabled_at: 1 }).where('id', '=', disabled.personId).execute()
  await db.updateTable('person').set({ is_sample: 1 }).where('id', '=', sample.personId).execute()
  const refusals = [
    await signInAs(world.visitor(), 'sakae', 'ちがうパスワード 2026'),
    await signInAs(world.visitor(), 'nobody'),
    await signInAs(world.visitor(), 'disabled'),
    await signInAs(world.visitor(), 'mihon'),
  ]
  for (const refusal of refusals) {
    expect(refusal.status).toBe(401)
    expect(refusal.setCookie).toBe('')
  }
  expect(new Set(refusals.map((refusal) => refusal.body.error?.message)).size).toBe(1)
})

test('[A1] an unusable password hash is matched by no password', async () => {
  const world = await openAccountsWorld()
  const personId = await world.person('mark', { hash: '!' })
  await world.appointment(personId, await world.seat('栄村', '企画係'))
  for (const password of ['!', '', ' ', 'x'.repeat(20)])
    expect((await signInAs(world.visitor(), 'mark', password)).status).not.toBe(200)
})

test('[A1] the hash verified for strangers costs as much as a real one', async () => {
  const world = await openAccountsWorld()
  const { personId } = await somebody(world)
  const person = await world.context.store.db
    .selectFrom('person')
    .select('password_hash')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const parameters = (hash: string) => hash.split('$').slice(0, 4).join('$')
  expect(parameters(person.password_hash)).toBe('$argon2id$v=19$m=19456,t=2,p=1')
  expect(parameters(decoyHash)).toBe(parameters(person.password_hash))
})

test('[A5] whoever holds no seat today is told to ask for one', async () => {
  const world = await openAccountsWorld()
  const { appointmentId } = await somebody(world)
  await world.context.store.db
    .updateTable('appointment')
    .set({ from_on: '2026-04-02' })
    .where('id', '=', appointmentId)
    .execute()
  const refusal = await signInAs(world.visitor(), 'sakae')
  expect(refusal.status).toBe(403)
  expect(refusal.body.error?.message).toContain('席')
})

test('[A1] a password renewed while the old one is being checked opens nothing', async () => {
  const world = await openAccountsWorld()
  const { personId } = await somebody(world)
  const { db } = world.context.store
  // Others hash first, so the sign-in has read the person and waits for its turn.
  const others = Array.from({ length: 12 }, () => hashPassword('another'))
  const browser = world.visitor()
  const pending = signInAs(browser, 'sakae')
  await expect
    .poll(() => db.selectFrom('sign_in_failure').select('key').execute(), { interval: 5 })
    .toHaveLength(2)
  await db.updateTable('person').set({ password_hash: '!' }).where('id', '=', personId).execute()
  expect((await pending).status).toBe(401)
  expect(await db.selectFrom('session').selectAll().execute()).toEqual([])
  await Promise.all(others)
})

test('[A2] after five failures the sixth try waits, and says how long; the right password too', async () => {
  const world = await openAccountsWorld()
  await somebody(world)
  for (let failure = 0; failure < 5; failure++)
    expect((await signInAs(world.visitor(), 'sakae', 'wrong-wrong-wrong')).status).toBe(401)
  const refusal = await signInAs(world.visitor(), 'sakae')
  expect(refusal.status).toBe(429)
  expect(refusal.body.error?.message).toContain('あと30秒')

  world.clock.now += 29_000
  expect((await signInAs(world.visitor(), 'sakae')).body.error?.message).toContain('あと1秒')
  world.clock.now += 1_000
  expect((await signInAs(world.visitor(), 'sakae')).status).toBe(200)
})

test('[A2] each further failure doubles the wait up to 15 minutes, and knocking meanwhile does not lengthen it', async () => {
  const world = await openAccountsWorld()
  await somebody(world)
  for (let failure = 0; failure < 5; failure++) await signInAs(world.visitor(), 'sakae', 'wrong')
  const waits: (string | undefined)[] = []
  for (let round = 0; round < 7; round++) {
    const blocked = await signInAs(world.visitor(), 'sakae', 'wrong')
    expect((await signInAs(world.visitor(), 'sakae', 'wrong')).body).toEqual(blocked.body)
    waits.push(blocked.body.error?.message.match(/あと(\d+[秒分])/)?.[1])
    world.clock.now += 15 * minute
    expect((await signInAs(world.visitor(), 'sakae', 'wrong')).status).toBe(401)
  }
  expect(waits).toEqual(['30秒', '1分', '2分', '4分', '8分', '15分', '15分'])
})

test('[A2] tries at the same moment do not slip through together', async () => {
  const world = await openAccountsWorld()
  await somebody(world)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => signInAs(world.visitor(), 'sakae', 'wrong-wrong-wrong')),
  )
  const statuses = answers.map((answer) => answer.status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(15)
})

test('[A2] a success clears the count; an hour without a try does too', async () => {
  const world = await openAccountsWorld()
  await somebody(world)
  const fail = async (times: number) => {
    for (let failure = 0; failure < times; failure++)
      expect((await signInAs(world.visitor(), 'sakae', 'wrong')).status).toBe(401)
  }
  await fail(4)
  expect((await signInAs(world.visitor(), 'sakae')).status).toBe(200)
  await fail(4)
  world.clock.now += hour
  await fail(4)
  expect((await signInAs(world.visitor(), 'sakae')).status).toBe(200)
})

test('[A2] an unknown login is throttled like a known one', async () => {
  const world = await openAccountsWorld()
  for (let failure = 0; failure < 5; failure++) await signInAs(world.visitor(), 'nobody', 'wrong')
  expect((await signInAs(world.visitor(), 'nobody', 'wrong')).status).toBe(429)
})

test('[A2] one address that tries many logins waits, whatever X-Forwarded-For it sends; others do not', async () => {
  const world = await openAccountsWorld()
  await somebody(world)
  const { db } = world.context.store
  await signInAs(world.visitor({ address: '192.0.2.7' }), 'nobody', 'wrong')
  await db
    .updateTable('sign_in_failure')
    .set({ failures: 99 })
    .where('key', '=', 'address:192.0.2.7')
    .execute()
  const spoofed = { address: '::ffff:192.0.2.7', headers: { 'X-Forwarded-For': '198.51.100.1' } }
  expect((await signInAs(world.visitor(spoofed), 'another', 'wrong')).status).toBe(401)
  expect((await signInAs(world.visitor(spoofed), 'sakae')).status).toBe(429)
  expect((await signInAs(world.visitor({ address: '192.0.2.8' }), 'sakae')).status).toBe(200)
})

test('[A2] behind trusted proxies the entry the proxy wrote counts, never what the sender put before it', async () => {
  const world = await openAccountsWorld({ trustedProxies: 1 })
  await signInAs(
    world.visitor({ address: '10.0.0.1', headers: { 'X-Forwarded-For': '203.0.113.9, 192.0.2.7' } }),
    'nobody',
    'wrong',
  )
  const keys = await world.context.store.db.selectFrom('sign_in_failure').select('key').execute()
  expect(keys.map(({ key }) => key)).toContain('address:192.0.2.7')
})

test('[A2] addresses of one IPv6 /64 count together', async () => {
  const world = await openAccountsWorld()
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'])
    await signInAs(world.visitor({ address }), 'nobody', 'wrong')
  const rows = await world.context.store.db
    .selectFrom('sign_in_failure')
    .select(['key', 'failures'])
    .execute()
  const failures = Object.fromEntries(rows.map(({ key, failures }) => [key, failures]))
  expect(failures['address:2001:db8:1:2::/64']).toBe(2)
  expect(failures['address:2001:db8:1:3::/64']).toBe(1)
})

test('[A4] the cookie is __Host-, HttpOnly, Secure, Lax; the store holds only the hash of its token', async () => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world)
  const [, ...attributes] = (await signInAs(browser, 'sakae')).setCookie.split('; ')
  expect(browser.cookie).toMatch(/^__Host-entaku=[\w-]{43}$/)
  expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
  const sessions = await world.context.store.db.selectFrom('session').selectAll().execute()
  expect(JSON.stringify(sessions)).not.toContain(browser.token)
  expect(sessions.map((session) => session.token_hash)).toContain(hashToken(browser.token))
})

test('[A4] on plain HTTP between machines the cookie has another name and no Secure, and only that name is believed', async () => {
  const world = await openAccountsWorld({ insecureHttp: true })
  const { browser } = await signedIn(world)
  expect(browser.cookie).toMatch(/^entaku=[\w-]{43}$/)
  expect(await isSignedIn(browser)).toBe(true)
  browser.cookie = `__Host-${browser.cookie}`
  expect(await isSignedIn(browser)).toBe(false)
})

test('[A4] a token planted before the sign-in gains nothing, and the former session of the browser ends', async () => {
  const world = await openAccountsWorld()
  const { browser, personId } = await signedIn(world)
  const former = world.visitor()
  former.cookie = browser.cookie
  const planted = world.visitor()
  planted.cookie = `__Host-entaku=${'A'.repeat(43)}`
  await signInAs(planted, 'sakae')
  expect(planted.token).not.toBe('A'.repeat(43))

  await signInAs(browser, 'sakae')
  expect(browser.cookie).not.toBe(former.cookie)
  expect(await isSignedIn(former)).toBe(false)
  expect(await isSignedIn(browser)).toBe(true)
  expect(world.told.accessChanged).toContainEqual({ personId, sessionId: expect.any(String) })
})

test('[A1] what is no sign-in at all is refused in Japanese, field by field', async () => {
  const world = await openAccountsWorld()
  const browser = world.visitor()
  const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/
  for (const body of ['{', '[]', 'null', '"x"', '']) {
    const refusal = await browser.send('POST', '/api/session', { body })
    expect(refusal.status, body).toBe(400)
    expect(refusal.body.error?.message).toMatch(japanese)
  }
  const empty = await browser.post('/api/session', { login: ' ', password: 7 })
  expect(empty.status).toBe(400)
  expect(empty.body.error?.faults.map(({ path }) => path)).toEqual(['login', 'password'])
  for (const fault of empty.body.error?.faults ?? []) expect(fault.message).toMatch(japanese)
  const long = await browser.post('/api/session', { login: 'sakae', password: 'x'.repeat(201) })
  expect(long.body.error?.faults[0]?.message).toContain('200文字')
  expect(world.bugs).toEqual([])
})
