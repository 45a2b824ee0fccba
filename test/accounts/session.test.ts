import { expect, test } from 'vitest'
import { sweepSessions } from '../../server/accounts/sweepSessions'
import { authenticate } from '../../server/http/session'
import { backgroundHeader } from '../../shared/accounts/session'
import { day, firstDay, hour, minute, openAccountsWorld } from './accountsWorld'
import { isSignedIn, signedIn, signInAs, somebody } from './people'

const me = '/api/session'

test('[A4] 30 minutes without an act end the session; an act a minute before keeps it', async () => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world)
  world.clock.now += 29 * minute
  expect(await isSignedIn(browser)).toBe(true)
  world.clock.now += 29 * minute
  expect(await isSignedIn(browser)).toBe(true)
  world.clock.now += 30 * minute
  expect(await isSignedIn(browser)).toBe(false)
})

test('[A4] what a screen left alone fetches by itself keeps no session alive', async () => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world)
  for (let passed = 0; passed < 25; passed += 5) {
    world.clock.now += 5 * minute
    await browser.get(me, { [backgroundHeader]: '1' })
  }
  world.clock.now += 4 * minute
  expect((await browser.get(me, { [backgroundHeader]: '1' })).body.signedIn).toBe(true)
  world.clock.now += 1 * minute
  expect(await isSignedIn(browser)).toBe(false)
})

test('[A4] twelve hours after the sign-in the session ends, however busy it was', async () => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world)
  while (world.clock.now + 20 * minute < firstDay + 12 * hour) {
    world.clock.now += 20 * minute
    expect(await isSignedIn(browser)).toBe(true)
  }
  world.clock.now = firstDay + 12 * hour - 1
  expect(await isSignedIn(browser)).toBe(true)
  world.clock.now += 1
  expect(await isSignedIn(browser)).toBe(false)
})

test('[A4] the last act is written at most once a minute', async () => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world)
  const seenAt = async () =>
    (await world.context.store.db.selectFrom('session').select('seen_at').executeTakeFirstOrThrow()).seen_at
  const before = await seenAt()
  world.clock.now += minute - 1
  await browser.get(me)
  expect(await seenAt()).toBe(before)
  world.clock.now += 1
  await browser.get(me)
  expect(await seenAt()).toBe(world.clock.now)
})

test('[A4] signing out ends the session and clears the cookie; a second time harms nothing', async () => {
  const world = await openAccountsWorld()
  const { browser, personId } = await signedIn(world)
  const copy = world.visitor()
  copy.cookie = browser.cookie
  const answer = await browser.delete(me)
  expect(answer.status).toBe(200)
  expect(answer.setCookie).toMatch(/^__Host-entaku=;.*Max-Age=0/)
  expect(await isSignedIn(copy)).toBe(false)
  expect(world.told.accessChanged.at(-1)).toMatchObject({ personId })
  expect((await browser.delete(me)).status).toBe(200)
})

test('[A4] a token that is wrong, cut, forged or ended opens nothing', async () => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world)
  const stored = await world.context.store.db
    .selectFrom('session')
    .select('token_hash')
    .executeTakeFirstOrThrow()
  for (const token of ['', 'x', browser.token.slice(1), `${browser.token}A`, stored.token_hash, '%00']) {
    const other = world.visitor()
    other.cookie = `__Host-entaku=${token}`
    expect(await isSignedIn(other), token).toBe(false)
  }
  expect(world.bugs).toEqual([])
})

test('[A4] a person sees the own sessions with a few words about the machine, and nobody else’s', async () => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world, { loginId: 'sakae' })
  await signedIn(world, { loginId: 'kijima' })
  const edge = world.visitor({
    headers: {
      'User-Agent':
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    },
  })
  world.clock.now += minute / 2
  await signInAs(edge, 'sakae')
  const { list } = await browser.get('/api/session/list')
  expect(list).toHaveLength(2)
  expect(list.map((item) => [item.device, item.isCurrent])).toEqual([
    ['Windows・Edge', false],
    ['不明なブラウザー', true],
  ])
  expect(JSON.stringify(list)).not.toContain(edge.token)
})

test('[A4] a person ends one other session, or all others, and nobody else’s', async () => {
  const world = await openAccountsWorld()
  const { browser, personId } = await signedIn(world, { loginId: 'sakae' })
  const stranger = await signedIn(world, { loginId: 'kijima' })
  const [home, hall] = [world.visitor(), world.visitor()]
  await signInAs(home, 'sakae')
  await signInAs(hall, 'sakae')
  const ids = (await home.get('/api/session/list')).list
  const homeId = String(ids.find((item) => item.isCurrent)?.id)

  expect((await stranger.browser.delete(`/api/session/list/${homeId}`)).status).toBe(404)
  expect(await isSignedIn(home)).toBe(true)
  expect((await browser.delete(`/api/session/list/${homeId}`)).status).toBe(200)
  expect(await isSignedIn(home)).toBe(false)
  expect(world.told.accessChanged.at(-1)).toEqual({ personId, sessionId: homeId })
  expect((await browser.delete(`/api/session/list/${homeId}`)).status).toBe(404)

  expect((await browser.delete('/api/session/list')).status).toBe(200)
  expect(await isSignedIn(hall)).toBe(false)
  expect(await isSignedIn(browser)).toBe(true)
  expect(await isSignedIn(stranger.browser)).toBe(true)
})

test('[A4] of more than twenty sessions of a person the oldest give way', async () => {
  const world = await openAccountsWorld()
  const first = await signedIn(world)
  const others = []
  for (let each = 0; each < 20; each++) {
    world.clock.now += 1000
    const browser = world.visitor()
    await signInAs(browser, 'sakae')
    others.push(browser)
  }
  expect(await isSignedIn(first.browser)).toBe(false)
  for (const browser of others) expect(await isSignedIn(browser)).toBe(true)
})

test('[R1] the session switches to another seat of the person, and its sockets are told', async () => {
  const world = await openAccountsWorld()
  const { browser, personId, seatId } = await signedIn(world)
  const second = await world.seat('飯山市', '企画係長')
  await world.appointment(personId, second)
  const forum = await world.forum('北信')
  await world.context.store.db
    .insertInto('secretariat')
    .values({ forum_id: forum, seat_id: second })
    .execute()

  const answer = await browser.post('/api/session/seat', { seatId: second })
  expect(answer.body).toMatchObject({
    organisationName: '飯山市',
    seatTitle: '企画係長',
    actor: { seatId: second, secretariatOf: ['北信'] },
  })
  expect(world.told.accessChanged.at(-1)).toMatchObject({ personId, sessionId: answer.body.sessionId })
  expect((await browser.get(me)).body).toMatchObject({ actor: { seatId: second } })
  await browser.post('/api/session/seat', { seatId })
  expect((await browser.get(me)).body).toMatchObject({ actor: { seatId, secretariatOf: [] } })
})

test('[R7] a seat not held is refused like one that does not exist', async () => {
  const world = await openAccountsWorld()
  const { browser, personId, seatId } = await signedIn(world, { loginId: 'sakae' })
  const foreign = await somebody(world, { loginId: 'kijima' })
  const former = await world.seat('飯山市', '元の席')
  await world.appointment(personId, former, '2025-04-01', '2026-03-31')
  const coming = await world.seat('飯山市', '来年の席')
  await world.appointment(personId, coming, '2026-04-02')
  const refusals = []
  for (const wanted of [foreign.seatId, former, coming, 'no-such-seat'])
    refusals.push(await browser.post('/api/session/seat', { seatId: wanted }))
  for (const refusal of refusals) expect(refusal.body).toEqual(refusals[0]?.body)
  expect(refusals[0]?.status).toBe(404)
  expect((await browser.get(me)).body).toMatchObject({ actor: { seatId } })
})

test('[R1] the next sign-in begins in the seat of the last session while it is still held', async () => {
  const world = await openAccountsWorld()
  const { browser, personId, seatId } = await signedIn(world)
  const second = await world.seat('飯山市', '企画係長')
  const appointment = await world.appointment(personId, second)
  await browser.post('/api/session/seat', { seatId: second })
  world.clock.now += 1000
  expect((await signInAs(world.visitor(), 'sakae')).body).toMatchObject({ actor: { seatId: second } })
  await world.context.store.db.deleteFrom('appointment').where('id', '=', appointment).execute()
  expect((await signInAs(world.visitor(), 'sakae')).body).toMatchObject({ actor: { seatId } })
})

test('[A5] on the day after the last day of the appointment the session is over; the last day is inside', async () => {
  const world = await openAccountsWorld()
  world.clock.now += 12 * hour // 21:00, so that midnight comes within the session
  const { browser, appointmentId } = await signedIn(world)
  await world.context.store.db
    .updateTable('appointment')
    .set({ to_on: '2026-04-01' })
    .where('id', '=', appointmentId)
    .execute()
  while (world.clock.now < Date.parse('2026-04-01T23:40:00+09:00')) {
    world.clock.now += 20 * minute
    expect(await isSignedIn(browser)).toBe(true)
  }
  world.clock.now += 20 * minute
  expect(await isSignedIn(browser)).toBe(false)
})

test('[A5] a disabled person is out at once', async () => {
  const world = await openAccountsWorld()
  const { browser, personId } = await signedIn(world)
  await world.context.store.db
    .updateTable('person')
    .set({ disabled_at: world.clock.now })
    .where('id', '=', personId)
    .execute()
  expect(await isSignedIn(browser)).toBe(false)
})

test('[A4] the sweep ends what is over, tells each once, and lets the others be', async () => {
  const world = await openAccountsWorld()
  const idle = await signedIn(world, { loginId: 'idle' })
  const left = await signedIn(world, { loginId: 'left' })
  world.clock.now += 20 * minute
  const busy = await signedIn(world, { loginId: 'busy' })
  await left.browser.get(me)
  await world.context.store.db.deleteFrom('appointment').where('id', '=', left.appointmentId).execute()
  world.clock.now += 10 * minute
  world.told.accessChanged.length = 0
  await sweepSessions(world.context)
  expect(new Set(world.told.accessChanged.map(({ personId }) => personId))).toEqual(
    new Set([idle.personId, left.personId]),
  )
  expect(world.told.accessChanged).toHaveLength(2)
  await sweepSessions(world.context)
  expect(world.told.accessChanged).toHaveLength(2)
  expect(await isSignedIn(busy.browser)).toBe(true)
})

test('[A4] ended sessions and old failures are forgotten after their time', async () => {
  const world = await openAccountsWorld()
  await signedIn(world)
  await signInAs(world.visitor(), 'nobody', 'wrong')
  world.clock.now += hour
  await sweepSessions(world.context)
  const { db } = world.context.store
  expect(await db.selectFrom('sign_in_failure').selectAll().execute()).toEqual([])
  expect(await db.selectFrom('session').selectAll().execute()).toHaveLength(1)
  world.clock.now += 30 * day
  await sweepSessions(world.context)
  expect(await db.selectFrom('session').selectAll().execute()).toEqual([])
})

test('[A4] a socket is signed by the cookie of its upgrade, and reconnecting keeps no session alive', async () => {
  const world = await openAccountsWorld()
  const { browser, personId, seatId } = await signedIn(world)
  const signed = authenticate(world.context, world.config)
  const upgrade = (cookie?: string) => ({ headers: cookie === undefined ? {} : { cookie } })
  expect(await signed(upgrade(browser.cookie))).toMatchObject({
    actor: { personId, seatId },
    organisationName: 'sakae村',
    seatTitle: '企画係',
  })
  expect(await signed(upgrade())).toBeUndefined()
  expect(await signed(upgrade(`theme=dark; ${browser.cookie}`))).toBeDefined()
  expect(await signed(upgrade(browser.cookie.replace('__Host-', '')))).toBeUndefined()
  world.clock.now += 29 * minute
  expect(await signed(upgrade(browser.cookie))).toBeDefined()
  world.clock.now += 1 * minute
  expect(await signed(upgrade(browser.cookie))).toBeUndefined()
})

test('[A1] a person changes the password after proving the present one; the other machines are signed out', async () => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world)
  const other = world.visitor()
  await signInAs(other, 'sakae')
  const next = 'ゆきどけの千曲川 2027'
  const wrong = await browser.post('/api/session/password', { current: 'wrong', password: next })
  expect(wrong.status).toBe(400)
  expect(wrong.body.error?.faults[0]?.path).toBe('current')
  const weak = await browser.post('/api/session/password', {
    current: 'あさひの里の水 2026',
    password: 'みじかい',
  })
  expect(weak.body.error?.faults[0]).toMatchObject({
    path: 'password',
    message: expect.stringContaining('12文字'),
  })

  const done = await browser.post('/api/session/password', { current: 'あさひの里の水 2026', password: next })
  expect(done.status).toBe(200)
  expect(await isSignedIn(browser)).toBe(true)
  expect(await isSignedIn(other)).toBe(false)
  expect((await signInAs(world.visitor(), 'sakae')).status).toBe(401)
  expect((await signInAs(world.visitor(), 'sakae', next)).status).toBe(200)
})

test('[A2] guessing the present password is throttled too', async () => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world)
  const guess = () =>
    browser.post('/api/session/password', { current: 'wrong', password: 'ゆきどけの千曲川 2027' })
  for (let failure = 0; failure < 5; failure++) expect((await guess()).status).toBe(400)
  expect((await guess()).status).toBe(429)
})

test('[R7] whoever is not signed in gets no further than the question who they are', async () => {
  const world = await openAccountsWorld()
  const browser = world.visitor()
  expect((await browser.get(me)).body).toEqual({ signedIn: false, sampleEntry: false })
  const refused = [
    await browser.get('/api/session/list'),
    await browser.delete('/api/session/list'),
    await browser.delete('/api/session/list/x'),
    await browser.post('/api/session/seat', { seatId: 'x' }),
    await browser.post('/api/session/password', { current: 'x', password: 'y' }),
  ]
  for (const answer of refused) {
    expect(answer.status).toBe(401)
    expect(answer.body.error?.message).toContain('サインイン')
  }
})
