import { describe, expect, test } from 'vitest'
import { actorOf } from '../../server/accounts/queries'
import { loadDataset } from '../../server/dataset/load'
import { deleteSample } from '../../server/dataset/sampleYear/remove'
import { builtInDirectory, readSource } from '../../server/dataset/source'
import { newId } from '../../server/id'
import { createMeeting } from '../../server/meetings/createMeeting'
import type { Actor } from '../../shared/permission'
import { anyMeeting } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import { type BodyWorld, faultsOf, openBodyWorld } from './bodyWorld'

const anyTheme = (more: Record<string, unknown> = {}) => ({
  name: '広域観光のテーマ連携',
  parentIds: ['nagano-region'],
  organisationIds: ['kijimadaira', 'nagano', 'naganoken'],
  secretariat: ['seat-kijimadaira'],
  startsOn: '2026-11-24',
  proposalId: null,
  idempotencyKey: newId(),
  ...more,
})
const founds = async (world: BodyWorld, more: Record<string, unknown> = {}) => {
  const answer = await world.as(world.secretariat)('POST', '/forums/hokushin/themes', anyTheme(more))
  expect(answer.body).toEqual({ id: expect.any(String) })
  return String(answer.body.id)
}
/** The seat with what it may reach today, as its session would read it. */
async function today(world: BodyWorld, actor: Actor): Promise<Actor> {
  const { db } = world.store
  await db
    .insertInto('person')
    .values({
      id: actor.personId,
      login_id: actor.personId,
      email: null,
      password_hash: '',
      created_at: 0,
      disabled_at: null,
      is_sample: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('appointment')
    .values({
      id: newId(),
      person_id: actor.personId,
      seat_id: actor.seatId,
      from_on: '2026-04-01',
      to_on: null,
    })
    .execute()
  const found = await actorOf(db, actor.personId, actor.seatId, '2026-11-24')
  if (!found) throw new Error('no such seat')
  return found
}
const namesOf = (value: unknown) => (value as { name: string }[]).map(({ name }) => name)

describe('a テーマ連携', () => {
  test('[B12] is founded by the secretariat of one body, with members of several 圏域, and the rules of that body', async () => {
    const world = await openBodyWorld()
    const key = newId()
    const id = await founds(world, { idempotencyKey: key })
    expect(await founds(world, { idempotencyKey: key })).toBe(id)
    const { body } = await world.as(world.village)('GET', `/forums/${id}`)
    expect(body).toMatchObject({
      framework: 'theme',
      region: null,
      parent: null,
      parents: [
        { id: 'hokushin', name: '北信地域定住自立圏', proposal: null },
        { id: 'nagano-region', name: '長野地域連携中枢都市圏', proposal: null },
      ],
      secretariat: [{ organisationName: '木島平村', title: '企画財政課長' }],
    })
    expect(body.members).toMatchObject([
      { id: 'naganoken', roles: ['prefecture'] },
      { id: 'nagano', roles: ['constituent'] },
      { id: 'kijimadaira', roles: ['constituent'] },
    ])
  })

  test('[B12] stands under each of its parents and in the list of 圏域, also after its end', async () => {
    const world = await openBodyWorld()
    const id = await founds(world)
    for (const parent of ['hokushin', 'nagano-region']) {
      const { body } = await world.as(world.outsider)('GET', `/forums/${parent}`)
      expect(body.themes).toEqual([
        { id, name: '広域観光のテーマ連携', closedOn: null, members: ['長野県', '長野市', '木島平村'] },
      ])
    }
    const own = await today(world, world.village)
    expect((await world.as(own)('PUT', `/forums/${id}/end`, { lastDay: '2026-11-24' })).status).toBe(200)
    const { body } = await world.as(world.outsider)('GET', '/forums/hokushin')
    expect(body.themes).toMatchObject([{ id, closedOn: '2026-11-24' }])
    const list = await world.as(world.outsider)('GET', '/regions')
    expect(list.body.elsewhere).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, framework: 'theme', closedOn: '2026-11-24' })]),
    )
    world.clock.now += 24 * 60 * 60 * 1000
    await expect(
      createMeeting(world.context, own, anyMeeting({ forumId: id, startsAt: world.clock.now })),
    ).rejects.toEqual(refused('conflict'))
  })

  test.each([
    ['one organisation alone', { organisationIds: ['nagano'] }, 'organisationIds'],
    ['an organisation nobody knows', { organisationIds: ['nagano', 'gone'] }, 'organisationIds'],
    ['a seat of neither members nor parents', { secretariat: ['seat-sakae'], parentIds: [] }, 'secretariat'],
    ['no secretariat', { secretariat: [] }, 'secretariat'],
    ['a parent that is not there', { parentIds: ['gone'] }, 'parentIds'],
  ])('[B12] is not founded with %s', async (_what, more, path) => {
    const world = await openBodyWorld()
    const answer = await world.as(world.secretariat)('POST', '/forums/hokushin/themes', anyTheme(more))
    expect(answer.status).toBe(400)
    expect(Object.keys(faultsOf(answer))).toEqual([path])
  })

  test('[B12] is founded by nobody else, not below another one, and of one name only once', async () => {
    const world = await openBodyWorld()
    for (const actor of [world.village, world.outsider, world.prefecture, world.observer])
      expect((await world.as(actor)('POST', '/forums/hokushin/themes', anyTheme())).status).toBe(403)
    const id = await founds(world)
    const twin = await world.as(world.secretariat)('POST', '/forums/hokushin/themes', anyTheme())
    expect(Object.keys(faultsOf(twin))).toEqual(['name'])
    const below = await world.as(world.administrator)(
      'POST',
      '/forums/hokushin/themes',
      anyTheme({ name: '別の連携', parentIds: [id] }),
    )
    expect(Object.keys(faultsOf(below))).toEqual(['parentIds'])
  })

  test('[B12] is governed by its own secretariat and no parent’s; a member from elsewhere reaches that body alone', async () => {
    const world = await openBodyWorld()
    const id = await founds(world)
    // The secretariat that founded it has no further part in it: 飯山市 is no member.
    const founder = await today(world, { ...world.secretariat })
    expect((await world.as(founder)('GET', `/forums/${id}/settings`)).status).toBe(404)
    const rename = { name: '別の名前' }
    expect((await world.as(world.secretariat)('PUT', `/forums/${id}/name`, rename)).status).toBe(403)
    expect((await world.as(world.outsider)('PUT', `/forums/${id}/name`, rename)).status).toBe(403)
    const own = await today(world, world.village)
    expect(own.secretariatOf).toEqual([id])
    expect((await world.as(own)('PUT', `/forums/${id}/name`, rename)).status).toBe(200)
    const seats = { secretariat: ['seat-kijimadaira', 'seat-nagano', 'seat-iiyama'] }
    // A seat of a parent’s secretariat can be asked to keep its papers; one of elsewhere cannot.
    await world.store.db
      .insertInto('secretariat')
      .values({ forum_id: 'hokushin', seat_id: 'seat-iiyama' })
      .execute()
    expect((await world.as(own)('PUT', `/forums/${id}/secretariat`, seats)).status).toBe(200)
    const elsewhere = await world.as(own)('PUT', `/forums/${id}/secretariat`, {
      secretariat: ['seat-nakano'],
    })
    expect(Object.keys(faultsOf(elsewhere))).toEqual(['secretariat'])

    const guest = await today(world, world.outsider)
    expect(guest.memberships.map(({ forumId }) => forumId)).toContain(id)
    expect(guest.memberships.map(({ forumId }) => forumId)).not.toContain('hokushin')
    expect((await world.as(guest)('GET', `/forums/${id}/settings`)).status).toBe(200)
    expect((await world.as(guest)('GET', '/forums/hokushin/settings')).status).toBe(404)
    expect((await world.as(guest)('GET', '/forums/hokushin')).body.meetings).toBeNull()
  })

  test('[B12] tells its members and its secretariat, wherever they come from, in the same transaction', async () => {
    const world = await openBodyWorld()
    await expect(founds(world, { secretariat: ['nobody'] })).rejects.toThrow()
    const notices = () =>
      world.store.db.selectFrom('notice').selectAll().where('kind', '=', 'theme_founded').execute()
    expect(await notices()).toEqual([])
    const id = await founds(world)
    const told = await notices()
    expect(told.map(({ organisation_id, seat_id }) => organisation_id ?? seat_id).sort()).toEqual([
      ...['kijimadaira', 'nagano', 'naganoken', 'seat-kijimadaira'],
    ])
    expect(told[0]).toMatchObject({ forum_id: id, path: `/forums/${id}` })
    expect(told[0]?.lines).toContain('加わる団体（3、建制順）')
  })

  test('[B12] takes members on and lets them go, and has 部会 of its own', async () => {
    const world = await openBodyWorld()
    const id = await founds(world)
    const own = await today(world, world.village)
    const joined = await world.as(own)('POST', `/forums/${id}/members`, {
      organisationId: 'nakano',
      role: 'partner_municipality',
      fromOn: '2026-11-24',
    })
    expect(joined.status).toBe(200)
    const settings = await world.as(own)('GET', `/forums/${id}/settings`)
    expect(settings.body.can).toMatchObject({ govern: true, close: true, found: true, foundTheme: false })
    expect(namesOf(settings.body.candidates)).toContain('飯山市')
    const tier = await world.as(own)('POST', `/forums/${id}/tiers`, {
      name: '作業部会',
      tier: 'subcommittee',
      organisationIds: ['nakano', 'kijimadaira'],
      secretariat: ['seat-kijimadaira'],
      startsOn: '2026-11-24',
      idempotencyKey: newId(),
    })
    expect(tier.status).toBe(201)
  })

  test('[B12] founded by a seat of the sample, it goes with the sample', async () => {
    const world = await openBodyWorld()
    const { db } = world.store
    await db.updateTable('seat').set({ is_sample: 1 }).execute()
    const id = await founds(world)
    await world.store.transaction(deleteSample)
    expect(await db.selectFrom('forum').select('id').where('id', '=', id).execute()).toEqual([])
    expect(await db.selectFrom('forum_parent').selectAll().execute()).toEqual([])
  })

  test('[B12] offers who is willing, from a proposal of the body alone', async () => {
    const world = await openBodyWorld()
    const { body } = await world.as(world.secretariat)('GET', '/forums/hokushin/theme-choices')
    expect(body.organisations).toEqual(
      expect.arrayContaining([
        {
          id: 'nagano',
          name: '長野市',
          kind: 'city',
          regionName: '北信圏域',
          place: expect.any(Number),
          prefectureName: null,
          isMember: false,
          willingness: null,
        },
        {
          id: 'kijimadaira',
          name: '木島平村',
          kind: 'village',
          regionName: '北信圏域',
          place: expect.any(Number),
          prefectureName: null,
          isMember: true,
          willingness: null,
        },
      ]),
    )
    expect(body.bodies).toEqual([{ id: 'nagano-region', name: '長野地域連携中枢都市圏' }])
    expect((await world.as(world.village)('GET', '/forums/hokushin/theme-choices')).status).toBe(403)
    expect(
      (await world.as(world.secretariat)('GET', '/forums/hokushin/theme-choices?proposalId=gone')).status,
    ).toBe(404)
  })
})

describe('an organisation of elsewhere', () => {
  const tsunan = { code: '154822', name: '津南町', kind: 'town' }

  test('[B13] is added by its code with a check digit, by whoever governs a body, and can be a member', async () => {
    const world = await openBodyWorld()
    const add = (json: Record<string, unknown>, actor = world.secretariat) =>
      world.as(actor)('POST', '/forums/hokushin/organisations', { ...tsunan, ...json })
    expect((await add({}, world.village)).status).toBe(403)
    for (const code of ['154823', '15482', 'abcdef'])
      expect(Object.keys(faultsOf(await add({ code })))).toEqual(['code'])
    expect(Object.keys(faultsOf(await add({ kind: 'prefecture' })))).toEqual(['kind'])
    expect((await add({ code: '１５４８２２' })).body).toEqual({ id: '154822', name: '津南町' })
    expect(Object.keys(faultsOf(await add({})))).toEqual(['code'])
    const row = await world.store.db
      .selectFrom('organisation')
      .selectAll()
      .where('id', '=', '154822')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ prefecture_code: '150002', region_id: null, official_order: '2-154822' })
    await founds(world, { organisationIds: ['kijimadaira', '154822'] })
  })

  test('[B13] stays when a data set is loaded that does not know it', async () => {
    const world = await openBodyWorld()
    await world.as(world.secretariat)('POST', '/forums/hokushin/organisations', tsunan)
    const { db } = world.store
    // Whatever else hangs on the test's own bodies goes, so that the data set may be loaded.
    for (const table of ['secretariat', 'seat', 'forum_member'] as const) await db.deleteFrom(table).execute()
    const result = await loadDataset(world.context, await readSource(builtInDirectory()))
    expect(result).toMatchObject({ outcome: 'loaded' })
    expect(await db.selectFrom('organisation').select('name').where('id', '=', '154822').execute()).toEqual([
      { name: '津南町' },
    ])
    expect(
      await db.selectFrom('organisation').select('id').where('id', '=', 'kijimadaira').execute(),
    ).toEqual([])
  })
})
