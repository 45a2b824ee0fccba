import { describe, expect, test } from 'vitest'
import { callsPage } from '../../server/calls/page'
import { consentChoices } from '../../server/consent/list'
import { deleteSample } from '../../server/dataset/sampleYear/remove'
import { membersOn, rulesOf } from '../../server/forums/queries'
import { newId } from '../../server/id'
import { createMeeting } from '../../server/meetings/createMeeting'
import { needsPage } from '../../server/needs/page'
import { choices } from '../../server/proposals/choices'
import { openPolls } from '../../server/schedule/polls'
import { defaultRules } from '../../shared/forums/rules'
import { anyMeeting } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import { insertSeat } from '../support/rows'
import { type BodyWorld, faultsOf, openBodyWorld } from './bodyWorld'

const anyTier = (more: Record<string, unknown> = {}) => ({
  name: '公共交通部会',
  tier: 'subcommittee',
  organisationIds: ['iiyama', 'kijimadaira'],
  secretariat: ['seat-kijimadaira'],
  startsOn: '2026-11-24',
  idempotencyKey: newId(),
  ...more,
})
const found = async (world: BodyWorld, more: Record<string, unknown> = {}) => {
  const answer = await world.as(world.secretariat)('POST', '/forums/hokushin/tiers', anyTier(more))
  expect(answer.body).toEqual({ id: expect.any(String) })
  return String(answer.body.id)
}
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)
const dayMs = 24 * 60 * 60 * 1000

describe('a tier below a body', () => {
  test('[B3] is founded with members out of the body’s, a secretariat of its own and a copy of the rules', async () => {
    const world = await openBodyWorld()
    const { db } = world.store
    const rules = {
      ...defaultRules,
      cadence: { ...defaultRules.cadence, perFiscalYear: 4 },
      minutes: { ...defaultRules.minutes, confirmedBy: 'chair' as const, chairSeatId: 'seat-nakano' },
      papers: { ...defaultRules.papers, abbreviation: '協' },
    }
    await world.as(world.secretariat)('PUT', '/forums/hokushin/rules', { revision: 0, rules })
    const key = newId()
    const id = await found(world, { idempotencyKey: key })
    expect(await found(world, { idempotencyKey: key })).toBe(id)
    expect(await membersOn(db, id, '2026-11-24')).toMatchObject([
      { name: '飯山市', role: 'central_city' },
      { name: '木島平村', role: 'partner_municipality' },
    ])
    expect(await membersOn(db, id, '2026-11-23')).toEqual([])
    const copied = await rulesOf(db, id)
    expect(copied.cadence.perFiscalYear).toBe(4)
    // 中野市 is not in it: its seat confirms nothing here.
    expect(copied.minutes).toMatchObject({ confirmedBy: 'secretariat', chairSeatId: null })
    expect(copied.papers.abbreviation).toBe('')
    const { body } = await world.as(world.village)('GET', `/forums/hokushin/settings`)
    expect(body.tiers).toMatchObject([{ id, memberCount: 2, secretariat: ['木島平村 企画財政課長'] }])
  })

  test.each([
    ['a member that is not in the body', { organisationIds: ['nagano'] }, 'organisationIds'],
    ['nobody', { organisationIds: [] }, 'organisationIds'],
    ['a secretariat of elsewhere', { secretariat: ['seat-nagano'] }, 'secretariat'],
    ['a kind that only the report has', { tier: 'advisory' }, 'tier'],
    ['no name', { name: '　' }, 'name'],
  ])('[B3] is not founded with %s', async (_what, more, path) => {
    const world = await openBodyWorld()
    const answer = await world.as(world.secretariat)('POST', '/forums/hokushin/tiers', anyTier(more))
    expect(answer.status).toBe(400)
    expect(Object.keys(faultsOf(answer))).toEqual([path])
  })

  test('[B3] has one name under one body, and none below itself', async () => {
    const world = await openBodyWorld()
    const id = await found(world)
    const ask = world.as(world.secretariat)
    expect(faultsOf(await ask('POST', '/forums/hokushin/tiers', anyTier()))).toHaveProperty('name')
    const other = await found(world, { name: '福祉部会' })
    expect(faultsOf(await ask('PUT', `/forums/${other}/name`, { name: '公共交通部会' }))).toHaveProperty(
      'name',
    )
    expect((await ask('PUT', `/forums/${id}/name`, { name: '交通部会' })).status).toBe(200)
    const below = world.as(world.secretariatAlsoOf(id))
    expect((await below('POST', `/forums/${id}/tiers`, anyTier({ name: '下' }))).status).toBe(400)
  })

  test('[B3] is governed by its own secretariat and by that of its body, and by nobody else', async () => {
    const world = await openBodyWorld()
    const id = await found(world)
    const rename = (actor: typeof world.village, name: string) =>
      world.as(actor)('PUT', `/forums/${id}/name`, { name })
    expect((await rename(world.village, '新1')).status).toBe(403)
    expect((await rename({ ...world.village, secretariatOf: [id] }, '新2')).status).toBe(200)
    expect((await rename(world.secretariat, '新3')).status).toBe(200)
    expect((await rename(world.outsider, '新4')).status).toBe(403)
    expect((await world.as(world.secretariat)('PUT', '/forums/hokushin/name', { name: '別' })).status).toBe(
      400,
    )
  })

  test('[B3] takes another secretariat out of its members', async () => {
    const world = await openBodyWorld()
    const id = await found(world)
    const ask = world.as(world.secretariat)
    const set = (secretariat: string[]) => ask('PUT', `/forums/${id}/secretariat`, { secretariat })
    expect(faultsOf(await set(['seat-nakano']))).toHaveProperty('secretariat')
    await set(['seat-iiyama'])
    const { body } = await ask('GET', `/forums/${id}/settings`)
    expect(body.secretariat).toEqual([{ seatId: 'seat-iiyama', name: '飯山市 企画財政課長' }])
  })

  test('[B5] ends after a day: nothing new is begun, what there is stays, and the end can be taken back', async () => {
    const world = await openBodyWorld()
    const id = await found(world)
    const acting = world.secretariatAlsoOf(id)
    const create = (startsAt: number) =>
      createMeeting(world.context, acting, anyMeeting({ forumId: id, startsAt }))
    const planned = world.clock.now + 10 * dayMs
    await create(planned)
    const ask = world.as(acting)
    const end = (lastDay: string | null) => ask('PUT', `/forums/${id}/end`, { lastDay })
    expect(faultsOf(await end('2026-11-30'))).toEqual({ lastDay: expect.stringContaining('令和8年12月4日') })
    expect((await end('2026-12-04')).status).toBe(200)
    await expect(create(world.clock.now + 20 * dayMs)).rejects.toEqual(refused('conflict'))
    await expect(create(planned)).resolves.toBeDefined()
    expect((await ask('GET', `/forums/${id}/settings`)).body.closedOn).toBe('2026-12-04')
    /** whatever a page offers to begin in this body */
    const offered = async () => {
      const of = { forumId: id, now: world.clock.now }
      const calls = await callsPage(world.store.db, acting, { ...of, year: undefined })
      const needs = await needsPage(world.store.db, acting, of)
      const board = await choices(world.store.db, acting, of)
      const page = (await ask('GET', `/forums/${id}`)).body.can as Record<string, boolean>
      const consent = await consentChoices(world.store.db, acting, id, of.now)
      const polls = await openPolls(world.store.db, acting, id, of.now)
      return [
        calls.canManage,
        polls.can.manage,
        needs.mayTypeFor,
        board.mayCreate,
        consent.can.manage,
        page.createMeeting,
      ]
    }
    const now = world.clock.now
    expect(await offered()).toEqual([true, true, true, true, true, true])
    world.clock.now = Date.parse('2026-12-05T09:00:00+09:00')
    expect(await offered()).toEqual([false, false, false, false, false, false])
    world.clock.now = now
    await end(null)
    await expect(create(world.clock.now + 20 * dayMs)).resolves.toBeDefined()
  })

  test('[C3] one that a seat of the sample founded goes with the sample, and no other', async () => {
    const world = await openBodyWorld()
    const real = await found(world)
    const { db } = world.store
    await insertSeat(db, { id: 'sample', organisation_id: 'iiyama', title: '見本', is_sample: 1 })
    const sample = { ...world.secretariat, seatId: 'sample' }
    const answer = await world.as(sample)(
      'POST',
      '/forums/hokushin/tiers',
      anyTier({ name: '見本部会', secretariat: ['sample'] }),
    )
    expect(answer.status).toBe(201)
    expect((await world.as(sample)('PUT', `/forums/${real}/name`, { name: '見本' })).status).toBe(403)
    await world.store.transaction((tx) => deleteSample(tx))
    expect(
      names(await db.selectFrom('forum').select('name').where('parent_id', 'is not', null).execute()),
    ).toEqual(['公共交通部会'])
  })
})
