import { expect, test } from 'vitest'
import { type AccountsWorld, openAccountsWorld } from './accountsWorld'
import { isSignedIn, somebody } from './people'

async function withSample(world: AccountsWorld) {
  const forum = await world.forum('北信')
  const secretariat = await world.seat('飯山市', '企画財政課', { kind: 'city', sample: true })
  const village = await world.seat('栄村', '企画係', { sample: true })
  const { db } = world.context.store
  await db.insertInto('secretariat').values({ forum_id: forum, seat_id: secretariat }).execute()
  await db
    .insertInto('forum_member')
    .values({ forum_id: forum, organisation_id: '飯山市', role: 'central_city', from_on: null, to_on: null })
    .execute()
  await world.appointment(await world.person('sample-iiyama', { sample: true }), secretariat)
  await world.appointment(await world.person('sample-sakae', { sample: true }), village)
  return { secretariat, village }
}

const enter = (browser: ReturnType<AccountsWorld['visitor']>, seatId: string) =>
  browser.post('/api/sample/enter', { seatId })

test('[A6] on the machine itself the seats are offered with what they are, and entered with one press', async () => {
  const world = await openAccountsWorld()
  const { secretariat, village } = await withSample(world)
  const browser = world.visitor()
  expect((await browser.get('/api/session')).body).toEqual({ signedIn: false, sampleEntry: true })
  const { list } = await browser.get('/api/sample')
  expect(list).toMatchObject([
    { seatId: village, organisationName: '栄村', secretariatOf: [], memberOf: [] },
    {
      seatId: secretariat,
      organisationName: '飯山市',
      secretariatOf: [{ forumName: '北信幹事会' }],
      memberOf: [{ forumName: '北信幹事会', role: 'central_city' }],
    },
  ])
  const answer = await enter(browser, village)
  expect(answer.body).toMatchObject({ signedIn: true, sample: true, actor: { seatId: village } })

  const former = world.visitor()
  former.cookie = browser.cookie
  await enter(browser, secretariat)
  expect((await browser.get('/api/session')).body).toMatchObject({ actor: { seatId: secretariat } })
  expect(await isSignedIn(former)).toBe(false)
})

test.each([
  ['another machine', { address: '192.0.2.7' }],
  ['another machine on IPv6', { address: '2001:db8::7' }],
  ['a proxy on this machine', { headers: { 'X-Forwarded-For': '192.0.2.7' } }],
  ['a proxy that names a loopback visitor', { headers: { 'X-Forwarded-For': '127.0.0.1' } }],
  ['a proxy that says Forwarded', { headers: { Forwarded: 'for=192.0.2.7' } }],
  ['a foreign name that points at this machine', { headers: { Host: 'evil.example' } }],
  ['a name that only begins like loopback', { headers: { Host: '127.0.0.1.evil.example' } }],
])('[A6] from %s nobody enters the sample', async (_name, from) => {
  const world = await openAccountsWorld()
  const { village } = await withSample(world)
  const browser = world.visitor(from)
  expect((await browser.get('/api/sample')).status).toBe(403)
  const refusal = await enter(browser, village)
  expect(refusal.status).toBe(403)
  expect(refusal.setCookie).toBe('')
  expect(refusal.body.error?.message).toContain('サンプル')
  expect((await browser.get('/api/session')).body).toEqual({ signedIn: false, sampleEntry: false })
})

test('[A6] an installation with a public name does not offer the sample to its own machine’s proxy', async () => {
  const world = await openAccountsWorld({ origin: 'https://entaku.example.lg.jp' })
  const { village } = await withSample(world)
  expect((await enter(world.visitor(), village)).status).toBe(403)
})

test('[A6] where the operator says so, other machines enter too', async () => {
  const world = await openAccountsWorld({ allowSampleRemote: true, origin: 'https://entaku.example.lg.jp' })
  const { village } = await withSample(world)
  const browser = world.visitor({ address: '192.0.2.7', headers: { Host: 'entaku.example.lg.jp' } })
  expect((await enter(browser, village)).status).toBe(200)
})

test('[A6] without a sample there is nothing to enter', async () => {
  const world = await openAccountsWorld()
  const { seatId } = await somebody(world)
  const browser = world.visitor()
  expect((await browser.get('/api/session')).body).toEqual({ signedIn: false, sampleEntry: false })
  expect((await browser.get('/api/sample')).status).toBe(404)
  expect((await enter(browser, seatId)).status).toBe(404)
})

test('[A6] no real person, no real seat and no administrator is entered without a password', async () => {
  const world = await openAccountsWorld({ allowSampleRemote: true })
  await withSample(world)
  const real = await somebody(world, { loginId: 'sakae' })
  const sampleSeat = await world.seat('栄村', '実在の人がいる見本の席', { sample: true })
  await world.appointment(real.personId, sampleSeat)
  const mihon = await world.person('mihon', { sample: true })
  const realSeat = await world.seat('栄村', '見本の人がいる実在の席')
  await world.appointment(mihon, realSeat)
  const keys = await world.seat('運用', '管理者', { kind: 'operator', duty: 'administrator', sample: true })
  await world.appointment(mihon, keys)
  const former = await world.seat('栄村', '去年の見本の席', { sample: true })
  await world.appointment(mihon, former, '2025-04-01', '2026-03-31')

  const offered = (await world.visitor().get('/api/sample')).list.map((seat) => seat.seatId)
  for (const seatId of [real.seatId, sampleSeat, realSeat, keys, former, 'no-such-seat']) {
    expect(offered).not.toContain(seatId)
    const refusal = await enter(world.visitor(), seatId)
    expect(refusal.status).toBe(404)
    expect(refusal.setCookie).toBe('')
  }
})
