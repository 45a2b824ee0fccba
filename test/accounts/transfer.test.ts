import { describe, expect, test } from 'vitest'
import { type AccountsWorld, day, firstDay, goodPassword, openAccountsWorld } from './accountsWorld'
import { administrator, isSignedIn, newAct, signedIn } from './people'

/** The 31st of March and the days around it, 2027. */
const march = (date: number) => Date.parse(`2027-03-${date}T10:00:00+09:00`)
const april1 = Date.parse('2027-04-01T08:30:00+09:00')

/** A village's seat with its holder, and the administrator, each signed in on a day of March. */
async function inMarch() {
  const world = await openAccountsWorld()
  world.clock.now = march(20)
  const old = await signedIn(world, { loginId: 'old' })
  const admin = await administrator(world)
  return { world, old, admin }
}

const transfer = (
  admin: Awaited<ReturnType<typeof administrator>>,
  seatIds: string[],
  lastDay = '2027-03-31',
  idempotencyKey = newAct(),
) => admin.browser.post('/api/accounts/transfers', { seatIds, lastDay, idempotencyKey })

const pathOf = (list: readonly Record<string, unknown>[]) =>
  // Every line of the answer has a link; the next line of the test would fail without one.
  String((list[0]?.link as { path: string | null } | undefined)?.path)

const join = (world: AccountsWorld, path: string, loginId: string) =>
  world.visitor().post(`/api/invitations${path.replace('/invite', '')}`, {
    as: 'new',
    loginId,
    password: goodPassword,
  })

describe('a seat that changes hands (4月異動)', () => {
  test('[B9] its holder stays until the last day, the next one begins on the day after it, and no day has both or none', async () => {
    const { world, old, admin } = await inMarch()
    const answer = await transfer(admin, [old.seatId])
    expect(answer.status).toBe(201)
    expect(answer.list).toMatchObject([{ seatId: old.seatId, startsOn: '2027-04-01' }])
    const path = pathOf(answer.list)
    expect(await isSignedIn(old.browser)).toBe(true)
    const early = await join(world, path, 'next')
    expect(early.status).toBe(409)
    expect(early.body.error?.message).toContain('令和9年4月1日から')

    world.clock.now = april1
    expect(await isSignedIn(old.browser)).toBe(false)
    expect((await join(world, path, 'next')).status).toBe(200)
    const rows = await world.context.store.db
      .selectFrom('appointment')
      .select(['from_on', 'to_on'])
      .where('seat_id', '=', old.seatId)
      .orderBy('from_on')
      .execute()
    expect(rows).toEqual([
      { from_on: '2026-04-01', to_on: '2027-03-31' },
      { from_on: '2027-04-01', to_on: null },
    ])
  })

  test('[B9] links that begin later live a week from then; earlier ones of the seat end', async () => {
    const { world, old, admin } = await inMarch()
    const invited = await admin.browser.post('/api/accounts/invitations', {
      seatId: old.seatId,
      idempotencyKey: newAct(),
    })
    const answer = await transfer(admin, [old.seatId])
    expect((await join(world, String(invited.body.path), 'early')).status).toBe(410)
    world.clock.now = april1 + 6 * day
    expect((await join(world, pathOf(answer.list), 'next')).status).toBe(200)
    const late = await inMarch()
    const other = await transfer(late.admin, [late.old.seatId])
    late.world.clock.now = april1 + 8 * day
    expect((await join(late.world, pathOf(other.list), 'next')).status).toBe(410)
  })

  test('[B9] several go together or none, once per act, and the links are told once', async () => {
    const { world, old, admin } = await inMarch()
    const second = await world.seat('木島平村', '総務課長')
    const failed = await transfer(admin, [old.seatId, 'no such seat'])
    expect(failed.status).toBe(404)
    expect(await isSignedIn(old.browser)).toBe(true)
    const key = newAct()
    const first = await transfer(admin, [old.seatId, second], '2027-03-31', key)
    const again = await transfer(admin, [old.seatId, second], '2027-03-31', key)
    expect(again.list.map(({ seatId }) => seatId)).toEqual([old.seatId, second])
    expect(first.list.map(({ link }) => (link as { path: unknown }).path)).toEqual([
      expect.stringContaining('/invite/'),
      expect.stringContaining('/invite/'),
    ])
    expect(again.list.map(({ link }) => (link as { path: unknown }).path)).toEqual([null, null])
  })

  test('[B9] a last day that has passed ends the session at once, and the holder is told by mail otherwise', async () => {
    const { world, old, admin } = await inMarch()
    world.told.accessChanged.length = 0
    await transfer(admin, [old.seatId], '2027-03-19')
    expect(await isSignedIn(old.browser)).toBe(false)
    expect(world.told.accessChanged.map(({ personId }) => personId)).toContain(old.personId)
    const notices = await world.context.store.db
      .selectFrom('notice')
      .select(['kind', 'seat_id', 'path'])
      .execute()
    expect(notices).toEqual([{ kind: 'handover', seat_id: old.seatId, path: '/handover' }])
  })

  test('[B9] a seat that somebody enters later, and the last administrator, are refused', async () => {
    const { world, old, admin } = await inMarch()
    const coming = await world.person('coming')
    await world.appointment(coming, old.seatId, '2027-04-10')
    const answer = await transfer(admin, [old.seatId])
    expect(answer.status).toBe(409)
    expect(answer.body.error?.message).toContain('令和9年4月10日')
    const self = await transfer(admin, [admin.seatId], '2027-03-19')
    expect(self.status).toBe(409)
    expect(self.body.error?.message).toContain('管理者がいなくなる')
  })

  test('[R6] nobody else transfers or renames seats', async () => {
    const { old } = await inMarch()
    const act = { seatIds: [old.seatId], lastDay: '2027-03-31', idempotencyKey: newAct() }
    expect((await old.browser.post('/api/accounts/transfers', act)).status).toBe(403)
    const renamed = await old.browser.put(`/api/accounts/seats/${old.seatId}/title`, { title: '課長' })
    expect(renamed.status).toBe(403)
  })
})

describe('a seat that is renamed (機構改革)', () => {
  test('[B10] is called otherwise from now on, and the earlier title stays with the day it ended', async () => {
    const { world, old, admin } = await inMarch()
    const rename = (title: string) => admin.browser.put(`/api/accounts/seats/${old.seatId}/title`, { title })
    expect((await rename('企画財政課 企画係長')).status).toBe(200)
    expect((await rename('企画財政課 企画係長')).status).toBe(200)
    const session = await old.browser.get('/api/session')
    expect(session.body.seatTitle).toBe('企画財政課 企画係長')
    const { db } = world.context.store
    expect(await db.selectFrom('seat_title').selectAll().execute()).toEqual([
      { seat_id: old.seatId, title: '企画係', until_at: march(20) },
    ])
    expect(firstDay).toBeLessThan(march(20))
  })

  test('[B10] two seats of one organisation never bear one title', async () => {
    const { world, old, admin } = await inMarch()
    await world.seat('old村', '総務課長')
    const answer = await admin.browser.put(`/api/accounts/seats/${old.seatId}/title`, { title: '総務課長' })
    expect(answer.status).toBe(409)
    expect(answer.body.error?.faults).toMatchObject([{ path: 'title' }])
  })
})
