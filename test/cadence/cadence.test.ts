import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cadenceStrip } from '../../server/cadence/queries'
import { cadenceRoutes } from '../../server/cadence/routes'
import { tellCadence } from '../../server/cadence/tellCadence'
import { desk } from '../../server/desk/desk'
import type { Actor } from '../../shared/permission'
import { appFor } from '../support/appFor'
import { insertForum } from '../support/rows'
import { type CadenceWorld, openCadenceWorld } from './cadenceWorld'

const dayMs = 24 * 60 * 60 * 1000
let world: CadenceWorld
beforeEach(async () => {
  world = await openCadenceWorld()
})
afterEach(() => world.close())

const strip = (actor: Actor = world.village, forumId = 'hokushin') =>
  cadenceStrip(world.store.db, actor, { forumId, now: world.clock.now })
const ask = async (actor: Actor, path: string) =>
  appFor(actor, (error) => {
    throw error
  })
    .route('/api/cadence', cadenceRoutes(world.context))
    .request(`/api/cadence${path}`)
const letters = () =>
  world.store.db.selectFrom('notice').selectAll().where('kind', '=', 'cadence').orderBy('at').execute()

describe('開催間隔 of a body', () => {
  test('[K6] counts from the agreement until it meets, and its tiers count from the same day', async () => {
    await world.promises({ longestGapDays: 180 })
    expect(await strip()).toMatchObject({
      state: 'never_held',
      agreedOn: '2012-12-13',
      daysSince: 5094,
      next: null,
      draft: { isDue: true, canCreate: false },
    })
    await insertForum(world.store.db, { id: 'bukai', name: '観光部会', parent_id: 'hokushin' })
    const member: Actor = {
      ...world.village,
      memberships: [{ forumId: 'bukai', role: 'partner_municipality' }],
    }
    expect(await strip(member, 'bukai')).toMatchObject({ state: 'never_held', agreedOn: '2012-12-13' })
  })

  test('[K6] a meeting that was held moves the due day; one that was cancelled or is to come does not', async () => {
    await world.promises({ longestGapDays: 180, perFiscalYear: 3 })
    const first = await world.held(100)
    expect(await strip()).toMatchObject({
      state: 'on_track',
      lastOn: '2026-08-16',
      dueOn: '2027-02-12',
      heldThisYear: 1,
      promisedPerYear: 3,
    })
    const next = await world.planned(20)
    expect(await strip()).toMatchObject({ lastOn: '2026-08-16', next: { id: next.id } })
    await world.store.db
      .updateTable('meeting')
      .set({ called_off: 'cancelled' })
      .where('id', '=', first.id)
      .execute()
    expect(await strip()).toMatchObject({ state: 'never_held', lastOn: null, heldThisYear: 0 })
  })

  test('[K7] the prefecture sees bare facts, two weeks after the due day, and the list of those bodies', async () => {
    await world.promises({ longestGapDays: 90 })
    await world.held(90)
    await world.planned(30)
    const candidates = async () => JSON.parse(await (await ask(world.prefecture, '/candidates')).text())
    expect(await strip(world.prefecture)).toBeNull()
    expect((await candidates()).bodies).toEqual([])
    world.clock.now += 14 * dayMs
    const { name } = (await strip())?.next ?? { name: '' }
    expect(name).not.toBe('')
    const text = await (await ask(world.prefecture, '/hokushin')).text()
    expect(JSON.parse(text).strip).toMatchObject({
      state: 'overdue',
      overdueDays: 14,
      next: null,
      draft: null,
    })
    expect((await candidates()).bodies).toMatchObject([
      { id: 'hokushin', name: '北信地域定住自立圏', cadence: { overdueDays: 14, lastOn: '2026-08-26' } },
    ])
    for (const path of ['/hokushin', '/candidates'])
      expect(await (await ask(world.prefecture, path)).text()).not.toContain('幹事会')
    for (const path of ['/hokushin/draft', '/hokushin/year'])
      expect((await ask(world.prefecture, path)).status).toBe(404)
  })

  test('[K7] nobody else sees any of it', async () => {
    await world.promises({ longestGapDays: 90 })
    for (const actor of [world.outsider, world.administrator]) {
      expect(await strip(actor)).toBeNull()
      for (const path of ['/candidates', '/hokushin/draft', '/hokushin/year'])
        expect((await ask(actor, path)).status).toBe(404)
    }
    expect((await ask(world.village, '/candidates')).status).toBe(404)
  })

  test('[K7] chair and secretariat are told when it is time and when it is over, once each, and not while a meeting stands', async () => {
    await world.promises({ longestGapDays: 90 }, 'seat-nakano')
    await world.held(60)
    const days = async (count: number) => {
      for (let day = 0; day < count; day += 1) {
        world.clock.now += dayMs
        await tellCadence(
          world.context,
          new Date(world.clock.now + 9 * 60 * 60 * 1000).toISOString().slice(0, 10),
        )
      }
    }
    await days(6)
    expect(await letters()).toEqual([])
    await days(24)
    expect((await letters()).map(({ seat_id, subject }) => [seat_id, subject])).toEqual([
      ['seat-iiyama', '次の会議の準備の時期です：北信地域定住自立圏'],
      ['seat-nakano', '次の会議の準備の時期です：北信地域定住自立圏'],
    ])
    await days(20)
    expect((await letters()).slice(2).map(({ seat_id, subject }) => [seat_id, subject])).toEqual([
      ['seat-iiyama', '会議の開催間隔が約束を過ぎています：北信地域定住自立圏'],
      ['seat-nakano', '会議の開催間隔が約束を過ぎています：北信地域定住自立圏'],
    ])
    await world.promises({ longestGapDays: 95 }, 'seat-nakano')
    await world.planned(90)
    await days(1)
    expect(await letters()).toHaveLength(4)
  })

  test('[K8] the desk of the secretariat holds the meeting that should be prepared', async () => {
    const lines = async (actor: Actor) =>
      (await desk(world.store.db, actor, world.clock.now)).items.filter(({ kind }) => kind === 'cadence')
    await world.promises({ longestGapDays: 90 })
    await world.held(85)
    expect(await lines(world.secretariat)).toMatchObject([
      { targetId: 'hokushin', title: '次の会議の準備', dueOn: '2026-11-29' },
    ])
    expect(await lines(world.village)).toEqual([])
    await world.planned(20)
    expect(await lines(world.secretariat)).toEqual([])
  })

  test('[K10] the year of a body month by month, with 議会会期 and the months to avoid', async () => {
    await world.promises({ perFiscalYear: 3, avoidMonths: [12, 3] })
    await world.store.db
      .insertInto('assembly_session')
      .values({
        id: 's1',
        organisation_id: 'kijimadaira',
        name: '12月定例会',
        from_on: '2026-11-28',
        to_on: '2026-12-15',
      })
      .execute()
    await world.held(60)
    await world.planned(20)
    const cancelled = await world.planned(90)
    await world.store.db
      .updateTable('meeting')
      .set({ called_off: 'cancelled' })
      .where('id', '=', cancelled.id)
      .execute()
    const year = JSON.parse(await (await ask(world.village, '/hokushin/year')).text())
    expect(year).toMatchObject({ fiscalYear: 2026, held: 1, planned: 1, promised: 3 })
    expect(year.months.map(({ month }: { month: number }) => month)).toEqual([
      4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3,
    ])
    const of = (month: number) => year.months.find((each: { month: number }) => each.month === month)
    expect(of(11)).toMatchObject({
      isNow: true,
      isAvoided: false,
      sessions: [{ fromOn: '2026-11-28', toOn: '2026-11-30' }],
    })
    expect(of(12)).toMatchObject({
      isAvoided: true,
      sessions: [{ organisationName: '木島平村', fromOn: '2026-12-01', toOn: '2026-12-15' }],
      meetings: [{ state: 'planned' }],
    })
    expect(of(2).meetings).toMatchObject([{ state: 'cancelled' }])
  })
})
