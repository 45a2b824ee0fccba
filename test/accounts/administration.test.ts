import { expect, test } from 'vitest'
import { type AccountsWorld, day, openAccountsWorld } from './accountsWorld'
import { administrator, isSignedIn, newAct, signedIn, signInAs, somebody } from './people'

const invite = (
  world: Awaited<ReturnType<typeof administrator>>,
  seatId: string,
  idempotencyKey = newAct(),
) => world.browser.post('/api/accounts/invitations', { seatId, idempotencyKey })

const newSeat = (organisationId: string, more: Record<string, unknown> = {}) => ({
  organisationId,
  title: '総務課 企画係長',
  duty: 'member',
  idempotencyKey: newAct(),
  ...more,
})

/** Every route of the administration, with input that an administrator could send. */
async function everyRoute(world: AccountsWorld) {
  const { personId, seatId, appointmentId } = await somebody(world, { loginId: 'target' })
  const organisationId = await world.organisation('木島平村')
  const act = { idempotencyKey: newAct() }
  return [
    ['GET', '/organisations'],
    ['GET', '/forums'],
    ['GET', '/seats'],
    ['GET', '/people'],
    ['POST', '/seats', newSeat(organisationId)],
    ['PUT', `/seats/${seatId}/secretariat`, { secretariatOf: [] }],
    ['POST', '/invitations', { seatId, ...act }],
    ['DELETE', '/invitations/some-id'],
    ['POST', `/appointments/${appointmentId}/end`, {}],
    ['POST', `/people/${personId}/reinvite`, act],
    ['POST', `/people/${personId}/disable`, {}],
    ['POST', `/people/${personId}/enable`, {}],
    ['DELETE', `/people/${personId}/sessions`],
  ] as const
}

test.each(['member', 'prefecture'] as const)('[R6] every route refuses the duty %s', async (duty) => {
  const world = await openAccountsWorld()
  const { browser } = await signedIn(world, { loginId: 'curious', duty })
  for (const [method, path, json] of await everyRoute(world)) {
    const answer = await browser.send(method, `/api/accounts${path}`, { json })
    expect(answer.status, `${method} ${path}`).toBe(403)
    expect(answer.body.error?.message).toContain('管理者')
  }
  expect(await world.context.store.db.selectFrom('invitation').selectAll().execute()).toEqual([])
})

test('[R6] every route refuses whoever is not signed in', async () => {
  const world = await openAccountsWorld()
  for (const [method, path, json] of await everyRoute(world))
    expect((await world.visitor().send(method, `/api/accounts${path}`, { json })).status).toBe(401)
})

test('[R6] the administrator’s other seat gives no such right: the seat acts, not the person', async () => {
  const world = await openAccountsWorld()
  const { browser, personId } = await administrator(world)
  const village = await world.seat('栄村', '企画係')
  await world.appointment(personId, village)
  expect((await browser.get('/api/accounts/people')).status).toBe(200)
  await browser.post('/api/session/seat', { seatId: village })
  expect((await browser.get('/api/accounts/people')).status).toBe(403)
})

test('[R6] a seat is made once per act, appears vacant in 建制順, and names its secretariats', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const organisationId = await world.organisation('木島平村')
  const forum = await world.forum('北信')
  const wanted = newSeat(organisationId, { secretariatOf: [forum] })
  const [first, again] = [
    await admin.browser.post('/api/accounts/seats', wanted),
    await admin.browser.post('/api/accounts/seats', wanted),
  ]
  expect(first.status).toBe(201)
  expect(again.body).toEqual(first.body)
  const seats = (await admin.browser.get('/api/accounts/seats')).list
  expect(seats.filter((seat) => seat.organisationName === '木島平村')).toEqual([
    {
      seatId: first.body.seatId,
      organisationId,
      organisationName: '木島平村',
      organisationKind: 'village',
      seatTitle: '総務課 企画係長',
      duty: 'member',
      isSample: false,
      secretariatOf: [{ forumId: '北信', forumName: '北信幹事会' }],
      holders: [],
      invitations: [],
    },
  ])
})

test('[R6] two submits at the same moment make one seat', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const wanted = newSeat(await world.organisation('木島平村'))
  const answers = await Promise.all([1, 2, 3].map(() => admin.browser.post('/api/accounts/seats', wanted)))
  expect(new Set(answers.map((answer) => answer.body.seatId)).size).toBe(1)
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
})

test('[R4] the prefecture gets no member’s seat and no secretariat, a municipality no prefecture’s seat', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const prefecture = await world.organisation('長野県', 'prefecture')
  const village = await world.organisation('木島平村')
  const forum = await world.forum('北信')
  const refused = [
    newSeat(prefecture, { duty: 'member' }),
    newSeat(village, { duty: 'prefecture' }),
    newSeat(await world.organisation('運用', 'operator'), { duty: 'member' }),
    newSeat(prefecture, { duty: 'prefecture', secretariatOf: [forum] }),
    newSeat(village, { duty: 'administrator', secretariatOf: [forum] }),
  ]
  for (const wanted of refused)
    expect((await admin.browser.post('/api/accounts/seats', wanted)).status, JSON.stringify(wanted)).toBe(400)
  expect(
    (await admin.browser.post('/api/accounts/seats', newSeat(prefecture, { duty: 'prefecture' }))).status,
  ).toBe(201)
})

test('[R6] a seat of an unknown 団体 or 会議体, without a title, or the same once more is refused in Japanese', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const village = await world.organisation('木島平村')
  const post = (json: unknown) => admin.browser.post('/api/accounts/seats', json)
  expect((await post(newSeat('nowhere'))).status).toBe(404)
  expect((await post(newSeat(village, { secretariatOf: ['nowhere'] }))).status).toBe(404)
  const untitled = await post(newSeat(village, { title: '　' }))
  expect(untitled.body.error?.faults).toEqual([{ path: 'title', message: '職名を入力してください。' }])
  expect((await post(newSeat(village, { title: 'a\u0000b' }))).status).toBe(400)
  expect((await post(newSeat(village, { duty: 'king' }))).body.error?.faults[0]?.message).toContain('役割')
  expect((await post(newSeat(village))).status).toBe(201)
  const twin = await post(newSeat(village))
  expect(twin.status).toBe(409)
  expect(twin.body.error?.faults[0]?.path).toBe('title')
  expect(world.bugs).toEqual([])
})

test('[A3] an invitation is made once per act; its link is in the first answer alone', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const seatId = await world.seat('木島平村', '企画係')
  const key = newAct()
  const [first, again] = [await invite(admin, seatId, key), await invite(admin, seatId, key)]
  expect(first.body.path).toMatch(/^\/invite\/[\w-]{43}$/)
  expect(again.body).toEqual({ ...first.body, path: null })
  const seats = (await admin.browser.get('/api/accounts/seats')).list
  expect(seats.find((seat) => seat.seatId === seatId)?.invitations).toEqual([
    {
      invitationId: first.body.invitationId,
      purpose: 'join',
      createdAt: world.clock.now,
      expiresAt: world.clock.now + 7 * day,
      startsOn: null,
    },
  ])
})

test('[A6] nobody is invited to a seat of the sample or to none', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const sample = await world.seat('栄村', '見本の席', { sample: true })
  expect((await invite(admin, sample)).status).toBe(404)
  expect((await invite(admin, 'no-such-seat')).status).toBe(404)
})

test('[A5] an appointment that ends at once ends the session in that seat, and only there', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const { browser, personId, appointmentId } = await signedIn(world)
  const second = await world.seat('飯山市', '企画係長')
  await world.appointment(personId, second)
  const other = world.visitor()
  await signInAs(other, 'sakae')
  await other.post('/api/session/seat', { seatId: second })

  expect((await admin.browser.post(`/api/accounts/appointments/${appointmentId}/end`)).status).toBe(200)
  expect(await isSignedIn(browser)).toBe(false)
  expect(await isSignedIn(other)).toBe(true)
  expect(
    world.told.accessChanged.filter((event) => event.personId === personId && event.sessionId),
  ).not.toHaveLength(0)
  expect(world.told.accessChanged.at(-1)).toEqual({ personId })
})

test('[A5] an appointment may end after a last day; until then the seat is held', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const { browser, appointmentId } = await signedIn(world)
  const end = (lastDay: string) =>
    admin.browser.post(`/api/accounts/appointments/${appointmentId}/end`, { lastDay })
  expect((await end('2026-04-01')).status).toBe(200)
  expect(await isSignedIn(browser)).toBe(true)
  expect((await end('2026-03-31')).body.error?.faults[0]?.path).toBe('lastDay')
  for (const nonsense of ['2026-02-30', '31.3.2027', '', '2027-3-31'])
    expect((await end(nonsense)).status, nonsense).toBe(400)
  world.clock.now += day
  expect((await signInAs(world.visitor(), 'sakae')).status).toBe(403)
})

test('[A5] disabling ends every session and bars the sign-in; enabling lets in again', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const { browser, personId } = await signedIn(world)
  expect((await admin.browser.post(`/api/accounts/people/${personId}/disable`)).status).toBe(200)
  expect(await isSignedIn(browser)).toBe(false)
  expect(world.told.accessChanged).toContainEqual({ personId, sessionId: expect.any(String) })
  expect((await signInAs(world.visitor(), 'sakae')).status).toBe(401)
  expect(
    (await admin.browser.post(`/api/accounts/people/${personId}/reinvite`, { idempotencyKey: newAct() }))
      .status,
  ).toBe(404)
  expect((await admin.browser.post(`/api/accounts/people/${personId}/enable`)).status).toBe(200)
  expect((await signInAs(world.visitor(), 'sakae')).status).toBe(200)
  expect(await isSignedIn(browser)).toBe(false)
})

test('[R6] an administrator signs a person out everywhere', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const { browser, personId } = await signedIn(world)
  expect((await admin.browser.delete(`/api/accounts/people/${personId}/sessions`)).status).toBe(200)
  expect(await isSignedIn(browser)).toBe(false)
  expect(await isSignedIn(admin.browser)).toBe(true)
})

test('[R6] the last administrator cannot be locked out; with a second one the first can', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const endOwn = () => admin.browser.post(`/api/accounts/appointments/${admin.appointmentId}/end`)
  expect((await endOwn()).status).toBe(409)
  expect((await admin.browser.post(`/api/accounts/people/${admin.personId}/disable`)).status).toBe(409)
  expect(await isSignedIn(admin.browser)).toBe(true)
  await somebody(world, { loginId: 'second', duty: 'administrator' })
  expect((await endOwn()).status).toBe(200)
  expect(await isSignedIn(admin.browser)).toBe(false)
})

test('[R6] a seat’s secretariats are replaced, and its holders’ rights judged again', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const { browser, personId, seatId } = await signedIn(world)
  const [north, west] = [await world.forum('北信'), await world.forum('西')]
  const set = (secretariatOf: unknown) =>
    admin.browser.put(`/api/accounts/seats/${seatId}/secretariat`, { secretariatOf })
  expect((await set([north, west, north])).status).toBe(200)
  expect((await browser.get('/api/session')).body).toMatchObject({
    actor: { secretariatOf: [north, west].sort() },
  })
  expect(world.told.accessChanged.at(-1)).toEqual({ personId })
  expect((await set([west])).status).toBe(200)
  expect((await browser.get('/api/session')).body).toMatchObject({ actor: { secretariatOf: [west] } })
  expect((await set(['nowhere'])).status).toBe(404)
  expect((await browser.get('/api/session')).body).toMatchObject({ actor: { secretariatOf: [west] } })
  const prefecture = await world.seat('長野県', '市町村課', { kind: 'prefecture', duty: 'prefecture' })
  const refused = await admin.browser.put(`/api/accounts/seats/${prefecture}/secretariat`, {
    secretariatOf: [west],
  })
  expect(refused.status).toBe(400)
})

test('[R6] people are listed by login id and seats; no hash, no e-mail, nobody of the sample', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  await signedIn(world, { loginId: 'sakae', email: 'kikaku@vill.example' })
  await world.person('mihon', { sample: true })
  const { list } = await admin.browser.get('/api/accounts/people')
  expect(list.map((person) => person.loginId)).toEqual(['kanri', 'sakae'])
  expect(list[1]).toMatchObject({
    isDisabled: false,
    sessions: 1,
    seats: [{ organisationName: 'sakae村', seatTitle: '企画係', fromOn: '2026-04-01', toOn: null }],
  })
  expect(JSON.stringify(list)).not.toMatch(/argon2|@/)
})

test('[R6] people of the sample and unknown ones cannot be administered', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const mihon = await world.person('mihon', { sample: true })
  const seat = await world.seat('栄村', '見本の席', { sample: true })
  const appointment = await world.appointment(mihon, seat)
  for (const id of [mihon, 'nobody']) {
    expect((await admin.browser.post(`/api/accounts/people/${id}/disable`)).status).toBe(404)
    expect(
      (await admin.browser.post(`/api/accounts/people/${id}/reinvite`, { idempotencyKey: newAct() })).status,
    ).toBe(404)
  }
  expect((await admin.browser.post(`/api/accounts/appointments/${appointment}/end`)).status).toBe(404)
  expect(
    (await admin.browser.put(`/api/accounts/seats/${seat}/secretariat`, { secretariatOf: [] })).status,
  ).toBe(404)
})
