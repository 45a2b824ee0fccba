import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../server/dataset/load'
import { joinForum, leaveForum } from '../../server/forums/changeMembers'
import { foundTier } from '../../server/forums/foundTier'
import { membersOn } from '../../server/forums/queries'
import { newId } from '../../server/id'
import type { Actor } from '../../shared/permission'
import { freshContext, replacing, reportWith } from '../dataset/world'
import { type BodyWorld, faultsOf, openBodyWorld } from './bodyWorld'

const dayMs = 24 * 60 * 60 * 1000
const idsOn = async (world: BodyWorld, forumId: string, day: string) =>
  (await membersOn(world.store.db, forumId, day)).map(({ id }) => id)
const join = (world: BodyWorld, json: Record<string, unknown>, forumId = 'hokushin') =>
  world.as(world.secretariat)('POST', `/forums/${forumId}/members`, json)
const leave = (world: BodyWorld, json: Record<string, unknown>, forumId = 'hokushin') =>
  world.as(world.secretariat)('POST', `/forums/${forumId}/members/leave`, json)

describe('members of a body', () => {
  test('[B4] join and leave by day, come back, and each day has the members it had', async () => {
    const world = await openBodyWorld()
    await leave(world, { organisationId: 'nakano', lastDay: '2027-03-31' })
    await join(world, { organisationId: 'nagano', role: 'observer', fromOn: '2027-04-01' })
    await join(world, { organisationId: 'nakano', role: 'central_city', fromOn: '2028-04-01' })
    const all = ['nakano', 'iiyama', 'kijimadaira', 'sakae']
    expect(await idsOn(world, 'hokushin', '2027-03-31')).toEqual(all)
    expect(await idsOn(world, 'hokushin', '2027-04-01')).toEqual(['nagano', 'iiyama', 'kijimadaira', 'sakae'])
    expect(await idsOn(world, 'hokushin', '2028-04-01')).toEqual(['nagano', ...all])
  })

  test('[B4] another role begins on a day', async () => {
    const world = await openBodyWorld()
    await join(world, { organisationId: 'sakae', role: 'partner_municipality', fromOn: '2027-04-01' })
    const roleOn = async (day: string) =>
      (await membersOn(world.store.db, 'hokushin', day)).find(({ id }) => id === 'sakae')?.role
    expect(await roleOn('2027-03-31')).toBe('observer')
    expect(await roleOn('2027-04-01')).toBe('partner_municipality')
  })

  test('[B4] a meeting that took place keeps its members: earlier days are refused, called-off ones do not count', async () => {
    const world = await openBodyWorld()
    const held = await world.creates({ startsAt: world.clock.now - 3 * dayMs })
    const day = '2026-11-21'
    expect(faultsOf(await leave(world, { organisationId: 'nakano', lastDay: '2026-11-20' }))).toEqual({
      lastDay: expect.stringContaining('令和8年11月21日'),
    })
    expect(
      faultsOf(await join(world, { organisationId: 'nagano', role: 'observer', fromOn: day })),
    ).toHaveProperty('fromOn')
    expect((await leave(world, { organisationId: 'nakano', lastDay: day })).status).toBe(200)
    expect(await idsOn(world, 'hokushin', day)).toContain('nakano')
    expect(await idsOn(world, 'hokushin', '2026-11-22')).not.toContain('nakano')
    const { db } = world.store
    await db.updateTable('meeting').set({ called_off: 'cancelled' }).where('id', '=', held.id).execute()
    const early = await join(world, { organisationId: 'nagano', role: 'observer', fromOn: day })
    expect(early.status).toBe(200)
  })

  test('[B4] whoever leaves a body leaves its tiers, and a tier takes nobody who is not in the body', async () => {
    const world = await openBodyWorld()
    const { id } = await foundTier(world.context, world.secretariat, {
      parentId: 'hokushin',
      name: '部会',
      tier: 'subcommittee',
      organisationIds: ['nakano', 'iiyama'],
      secretariat: [],
      startsOn: '2026-11-24',
      idempotencyKey: newId(),
    })
    await leave(world, { organisationId: 'nakano', lastDay: '2026-12-31' })
    expect(await idsOn(world, id, '2026-12-31')).toEqual(['nakano', 'iiyama'])
    expect(await idsOn(world, id, '2027-01-01')).toEqual(['iiyama'])
    const late = await join(world, { organisationId: 'nakano', fromOn: '2027-01-01' }, id)
    expect(faultsOf(late)).toHaveProperty('organisationId')
    expect((await join(world, { organisationId: 'sakae', fromOn: '2027-01-01' }, id)).status).toBe(200)
    const role = (await membersOn(world.store.db, id, '2027-01-01')).find(({ id }) => id === 'sakae')?.role
    expect(role).toBe('observer')
  })

  test('[B4] roles fit the organisation, and only who governs changes members', async () => {
    const world = await openBodyWorld()
    const fromOn = '2027-04-01'
    expect(
      faultsOf(await join(world, { organisationId: 'naganoken', role: 'central_city', fromOn })),
    ).toHaveProperty('role')
    expect(
      faultsOf(await join(world, { organisationId: 'nagano', role: 'prefecture', fromOn })),
    ).toHaveProperty('role')
    expect(faultsOf(await join(world, { organisationId: 'nagano', fromOn }))).toHaveProperty('role')
    expect(
      faultsOf(await join(world, { organisationId: 'nobody', role: 'observer', fromOn })),
    ).toHaveProperty('organisationId')
    const village = world.as(world.village)
    const asked = { organisationId: 'nagano', role: 'observer', fromOn }
    expect((await village('POST', '/forums/hokushin/members', asked)).status).toBe(403)
  })

  test('[S7] whose rights changed is judged again', async () => {
    const world = await openBodyWorld()
    const { db } = world.store
    await db
      .insertInto('person')
      .values({
        id: 'p',
        login_id: 'p',
        email: null,
        password_hash: '!',
        created_at: 0,
        disabled_at: null,
        is_sample: 0,
      })
      .execute()
    await db
      .insertInto('appointment')
      .values({ id: 'a', person_id: 'p', seat_id: 'seat-nakano', from_on: '2026-04-01', to_on: null })
      .execute()
    await leave(world, { organisationId: 'nakano', lastDay: '2026-11-24' })
    expect(world.told.accessChanged).toEqual([{ personId: 'p' }])
  })
})

test('[B6] a data set that is loaded again leaves alone what is kept here: members that changed, tiers that were founded', async () => {
  const context = await freshContext()
  const { db } = context.store
  await loadDataset(context, await reportWith())
  const administrator: Actor = {
    personId: 'p',
    seatId: 'seat',
    organisationId: '202134',
    duty: 'administrator',
    memberships: [],
    secretariatOf: [],
  }
  await db
    .insertInto('seat')
    .values({ id: 'seat', organisation_id: '202134', title: '管理', duty: 'administrator', is_sample: 0 })
    .execute()
  await joinForum(context, administrator, {
    forumId: 'teiju-hokushin',
    organisationId: '202011',
    role: 'observer',
    fromOn: '2026-12-01',
  })
  await leaveForum(context, administrator, {
    forumId: 'teiju-hokushin',
    organisationId: '206024',
    lastDay: '2027-03-31',
  })
  const tier = await foundTier(context, administrator, {
    parentId: 'teiju-hokushin',
    name: '除雪部会',
    tier: 'subcommittee',
    organisationIds: ['202118'],
    secretariat: [],
    startsOn: '2026-11-24',
    idempotencyKey: newId(),
  })
  const before = await membersOn(db, 'teiju-hokushin', '2027-04-01')
  const changed = await reportWith({ 'background.json': replacing('{', '{ ') })
  expect(await loadDataset(context, changed)).toMatchObject({ outcome: 'loaded' })
  expect(await membersOn(db, 'teiju-hokushin', '2027-04-01')).toEqual(before)
  expect(before.map(({ id }) => id)).not.toContain('206024')
  expect(await membersOn(db, tier.id, '2026-11-24')).toMatchObject([{ id: '202118' }])
  expect(await membersOn(db, 'teiju-ueda', '2027-04-01')).not.toEqual([])
})
