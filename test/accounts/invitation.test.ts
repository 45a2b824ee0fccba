import { expect, test } from 'vitest'
import { hashToken } from '../../server/accounts/token'
import { type AccountsWorld, day, goodPassword, openAccountsWorld } from './accountsWorld'
import { administrator, isSignedIn, newAct, signedIn, signInAs, somebody } from './people'

const join = (loginId: string, more: Record<string, unknown> = {}) => ({
  as: 'new',
  loginId,
  password: goodPassword,
  ...more,
})

/** An administrator's link to a new seat, as the path of the API. */
async function invited(world: AccountsWorld) {
  const admin = await administrator(world)
  const seatId = await world.seat('木島平村', '総務課 企画係')
  const answer = await admin.browser.post('/api/accounts/invitations', { seatId, idempotencyKey: newAct() })
  expect(answer.status).toBe(201)
  const token = String(answer.body.path).replace('/invite/', '')
  return {
    admin,
    seatId,
    token,
    invitationId: String(answer.body.invitationId),
    path: `/api/invitations/${token}`,
  }
}

test('[A3] a link shows the seat, and makes a person who sits in it from today on', async () => {
  const world = await openAccountsWorld()
  const { path, seatId } = await invited(world)
  const browser = world.visitor()
  expect((await browser.get(path)).body).toEqual({
    purpose: 'join',
    organisationName: '木島平村',
    seatTitle: '総務課 企画係',
    loginId: null,
    expiresAt: world.clock.now + 7 * day,
  })
  const answer = await browser.post(path, join('Ｋｉｊｉｍａ', { email: 'Kikaku@vill.example' }))
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ signedIn: true, loginId: 'kijima', actor: { seatId } })
  expect(await isSignedIn(browser)).toBe(true)
  const { db } = world.context.store
  expect(
    await db.selectFrom('appointment').selectAll().where('seat_id', '=', seatId).execute(),
  ).toMatchObject([{ from_on: '2026-04-01', to_on: null }])
  expect((await signInAs(world.visitor(), 'kikaku@vill.example')).status).toBe(200)
})

test('[A3] only the hash of the link is stored, also with the results of formal acts', async () => {
  const world = await openAccountsWorld()
  const { token, path } = await invited(world)
  await world.visitor().post(path, join('kijima'))
  const { db } = world.context.store
  const invitations = await db.selectFrom('invitation').selectAll().execute()
  expect(invitations.map((row) => row.token_hash)).toEqual([hashToken(token)])
  const everything = [
    invitations,
    await db.selectFrom('idempotency').selectAll().execute(),
    await db.selectFrom('person').selectAll().execute(),
    await db.selectFrom('session').selectAll().execute(),
  ]
  expect(JSON.stringify(everything)).not.toContain(token)
  expect(JSON.stringify(everything)).not.toContain(goodPassword)
})

test('[A3] of many who accept one link at the same moment exactly one gets the seat', async () => {
  const world = await openAccountsWorld()
  const { path, seatId } = await invited(world)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, each) => world.visitor().post(path, join(`runner-${each}`))),
  )
  const statuses = answers.map((answer) => answer.status).sort()
  expect(statuses).toEqual([200, 410, 410, 410, 410, 410, 410, 410])
  const { db } = world.context.store
  expect(await db.selectFrom('appointment').selectAll().where('seat_id', '=', seatId).execute()).toHaveLength(
    1,
  )
  expect(
    await db.selectFrom('person').selectAll().where('login_id', 'like', 'runner-%').execute(),
  ).toHaveLength(1)
})

test('[A3] a used link says so, to look at and to use', async () => {
  const world = await openAccountsWorld()
  const { path } = await invited(world)
  await world.visitor().post(path, join('kijima'))
  for (const answer of [await world.visitor().get(path), await world.visitor().post(path, join('other'))]) {
    expect(answer.status).toBe(410)
    expect(answer.body.error?.message).toContain('すでに使われています')
    expect(answer.setCookie).toBe('')
  }
})

test('[A3] after seven days the link is expired', async () => {
  const world = await openAccountsWorld()
  const { path } = await invited(world)
  world.clock.now += 7 * day - 1
  expect((await world.visitor().get(path)).status).toBe(200)
  world.clock.now += 1
  for (const answer of [await world.visitor().get(path), await world.visitor().post(path, join('kijima'))]) {
    expect(answer.status).toBe(410)
    expect(answer.body.error?.message).toContain('期限')
  }
})

test('[A3] an unknown link says what to do', async () => {
  const world = await openAccountsWorld()
  const { token } = await invited(world)
  for (const wrong of ['x', token.slice(1), `${token}A`, hashToken(token), 'あ']) {
    const answer = await world.visitor().get(`/api/invitations/${encodeURIComponent(wrong)}`)
    expect(answer.status, wrong).toBe(404)
    expect(answer.body.error?.message).toContain('管理者')
  }
})

test('[A3] a link that was taken back works no more; taking back twice is told', async () => {
  const world = await openAccountsWorld()
  const { admin, path, invitationId } = await invited(world)
  const takeBack = () => admin.browser.delete(`/api/accounts/invitations/${invitationId}`)
  expect((await takeBack()).status).toBe(200)
  expect((await world.visitor().post(path, join('kijima'))).status).toBe(410)
  expect((await takeBack()).status).toBe(404)
})

test('[A3] a login id or e-mail that is taken is named, and the link stays good', async () => {
  const world = await openAccountsWorld()
  const { path } = await invited(world)
  await somebody(world, { loginId: 'sakae', email: 'kikaku@vill.example' })
  const browser = world.visitor()
  const sameLogin = await browser.post(path, join('SAKAE'))
  expect(sameLogin.status).toBe(409)
  expect(sameLogin.body.error?.faults[0]?.path).toBe('loginId')
  const sameEmail = await browser.post(path, join('kijima', { email: 'KIKAKU@vill.example' }))
  expect(sameEmail.status).toBe(409)
  expect(sameEmail.body.error?.faults[0]?.path).toBe('email')
  expect((await browser.post(path, join('kijima'))).status).toBe(200)
})

test.each([
  ['短い', 'みじかい 2026', '12文字'],
  ['the login id', 'kijimadaira-mura', 'ログインID'],
  ['the login id in full width', 'ＫＩＪＩＭＡＤＡＩＲＡ－mura', 'ログインID'],
  ['one letter again and again', 'aaaaaaaaaaaaaaaa', '4種類'],
  ['too long', 'あい12'.repeat(51), '200文字'],
])('[A1] a password that is %s is refused with the rule', async (_name, password, rule) => {
  const world = await openAccountsWorld()
  const { path } = await invited(world)
  const answer = await world.visitor().post(path, join('kijimadaira-mura', { password }))
  expect(answer.status).toBe(400)
  expect(answer.body.error?.faults[0]).toMatchObject({
    path: 'password',
    message: expect.stringContaining(rule),
  })
})

test.each(['ab', 'a b c', 'a@b', '<script>', 'x'.repeat(41), ''])(
  'the login id "%s" is refused',
  async (loginId) => {
    const world = await openAccountsWorld()
    const { path } = await invited(world)
    const answer = await world.visitor().post(path, join(loginId))
    expect(answer.status).toBe(400)
    expect(answer.body.error?.faults[0]).toMatchObject({
      path: 'loginId',
      message: expect.stringContaining('ログインID'),
    })
  },
)

test('[A3] whoever is signed in takes the seat too and stays in the present one', async () => {
  const world = await openAccountsWorld()
  const { path, seatId } = await invited(world)
  const { browser, personId, seatId: present } = await signedIn(world)
  const before = browser.cookie
  const answer = await browser.post(path, { as: 'signedIn' })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ actor: { seatId: present } })
  expect(answer.body.seats).toHaveLength(2)
  expect(browser.cookie).toBe(before)
  expect(world.told.accessChanged.at(-1)).toEqual({ personId })
  expect((await browser.post('/api/session/seat', { seatId })).status).toBe(200)
  expect((await world.visitor().get(path)).status).toBe(410)
})

test('[A3] without a sign-in the seat cannot be added to anybody', async () => {
  const world = await openAccountsWorld()
  const { path } = await invited(world)
  expect((await world.visitor().post(path, { as: 'signedIn' })).status).toBe(401)
  expect((await world.visitor().get(path)).status).toBe(200)
})

test('[A3] a seat already held is not taken twice, and the link is not used up', async () => {
  const world = await openAccountsWorld()
  const { path, seatId } = await invited(world)
  const { browser, personId } = await signedIn(world)
  await world.appointment(personId, seatId)
  expect((await browser.post(path, { as: 'signedIn' })).status).toBe(409)
  expect((await world.visitor().post(path, join('kijima'))).status).toBe(200)
})

test('[A3] accepting as a new person ends the session the browser had', async () => {
  const world = await openAccountsWorld()
  const { path } = await invited(world)
  const { browser } = await signedIn(world)
  const former = world.visitor()
  former.cookie = browser.cookie
  await browser.post(path, join('kijima'))
  expect(await isSignedIn(former)).toBe(false)
  expect((await browser.get('/api/session')).body).toMatchObject({ loginId: 'kijima' })
})

test('[A6] nobody comes from the sample to a real seat', async () => {
  const world = await openAccountsWorld()
  const { path } = await invited(world)
  const sampleSeat = await world.seat('栄村', '見本の席', { sample: true })
  await world.appointment(await world.person('mihon', { sample: true }), sampleSeat)
  const browser = world.visitor()
  await browser.post('/api/sample/enter', { seatId: sampleSeat })
  expect((await browser.post(path, { as: 'signedIn' })).status).toBe(403)
  expect((await world.visitor().get(path)).status).toBe(200)
})

test('[A3] a reset link sets a new password, ends every session, lifts the wait, and signs in', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const { browser, personId } = await signedIn(world, { loginId: 'sakae' })
  const answer = await admin.browser.post(`/api/accounts/people/${personId}/reinvite`, {
    idempotencyKey: newAct(),
  })
  const path = `/api/invitations/${String(answer.body.path).replace('/invite/', '')}`
  expect((await world.visitor().get(path)).body).toMatchObject({ purpose: 'reset', loginId: 'sakae' })
  for (let failure = 0; failure < 6; failure++) await signInAs(world.visitor(), 'sakae', 'forgotten')

  const renewed = world.visitor()
  const next = 'はるかぜの飯山 2026'
  expect((await renewed.post(path, { as: 'reset', password: 'みじかい' })).status).toBe(400)
  expect((await renewed.post(path, { as: 'reset', password: next })).body).toMatchObject({ loginId: 'sakae' })
  expect(await isSignedIn(browser)).toBe(false)
  expect((await signInAs(world.visitor(), 'sakae', next)).status).toBe(200)
  expect((await signInAs(world.visitor(), 'sakae', goodPassword)).status).toBe(401)
  expect((await renewed.post(path, { as: 'reset', password: next })).status).toBe(410)
})

test('[A3] a newer reset link ends the earlier one; one for a disabled person opens nothing', async () => {
  const world = await openAccountsWorld()
  const admin = await administrator(world)
  const { personId } = await somebody(world)
  const link = async () => {
    const answer = await admin.browser.post(`/api/accounts/people/${personId}/reinvite`, {
      idempotencyKey: newAct(),
    })
    return `/api/invitations/${String(answer.body.path).replace('/invite/', '')}`
  }
  const [first, second] = [await link(), await link()]
  expect((await world.visitor().get(first)).status).toBe(410)
  expect((await world.visitor().get(second)).status).toBe(200)
  await world.context.store.db
    .updateTable('person')
    .set({ disabled_at: 1 })
    .where('id', '=', personId)
    .execute()
  expect((await world.visitor().get(second)).status).toBe(410)
  await admin.browser.post(`/api/accounts/people/${personId}/enable`)
  expect((await world.visitor().get(second)).status).toBe(200)
  await admin.browser.post(`/api/accounts/people/${personId}/disable`)
  await admin.browser.post(`/api/accounts/people/${personId}/enable`)
  expect((await world.visitor().get(second)).status).toBe(410)
  expect((await world.visitor().post(second, { as: 'reset', password: goodPassword })).status).toBe(410)
})

test('[A3] a link of one kind cannot be used as the other', async () => {
  const world = await openAccountsWorld()
  const { admin, path } = await invited(world)
  const { browser, personId } = await signedIn(world)
  const answer = await admin.browser.post(`/api/accounts/people/${personId}/reinvite`, {
    idempotencyKey: newAct(),
  })
  const reset = `/api/invitations/${String(answer.body.path).replace('/invite/', '')}`
  expect((await world.visitor().post(path, { as: 'reset', password: goodPassword })).status).toBe(400)
  expect((await world.visitor().post(reset, join('thief'))).status).toBe(400)
  expect((await browser.post(reset, { as: 'signedIn' })).status).toBe(400)
  expect((await world.visitor().post(path, { as: 'administrator' })).status).toBe(400)
  expect((await world.visitor().get(path)).status).toBe(200)
  expect((await world.visitor().get(reset)).status).toBe(200)
})
