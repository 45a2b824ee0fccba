import { describe, expect, test } from 'vitest'
import { forumSettings } from '../../server/forums/forumSettings'
import { rulesOf } from '../../server/forums/queries'
import { defaultRules, type ForumRules } from '../../shared/forums/rules'
import { insertSeat } from '../support/rows'
import { faultsOf, openBodyWorld } from './bodyWorld'

const promised: ForumRules = {
  ...defaultRules,
  cadence: { ...defaultRules.cadence, perFiscalYear: 3, longestGapDays: 180, avoidMonths: [3, 3, 12] },
}
const confirmedByChair = (chairSeatId: string | null, namedSeatId: string | null = null): ForumRules => ({
  ...defaultRules,
  minutes: {
    ...defaultRules.minutes,
    confirmedBy: namedSeatId === null ? 'chair' : 'chair_and_named',
    chairSeatId,
    namedSeatId,
  },
})

describe('the rules of a body', () => {
  test('[B1] each change is a revision that names when and by which seat, and the one before stays', async () => {
    const world = await openBodyWorld()
    const ask = world.as(world.secretariat)
    expect((await ask('PUT', '/forums/hokushin/rules', { revision: 0, rules: promised })).body).toEqual({
      revision: 1,
    })
    world.clock.now += 60_000
    await ask('PUT', '/forums/hokushin/rules', { revision: 1, rules: confirmedByChair('seat-nakano') })
    const { db } = world.store
    expect(await rulesOf(db, 'hokushin')).toEqual(confirmedByChair('seat-nakano'))
    const { changes, revision } = await forumSettings(db, world.village, 'hokushin', world.clock.now)
    expect(revision).toBe(2)
    expect(changes.map((change) => [change.revision, change.label, change.at])).toEqual([
      [2, '飯山市 企画財政課長', world.clock.now],
      [1, '飯山市 企画財政課長', world.clock.now - 60_000],
    ])
    expect(changes[1]?.rules.cadence).toMatchObject({ perFiscalYear: 3, avoidMonths: [3, 12] })
  })

  test('[B1] whoever opened the form on an earlier revision is refused and told who changed it', async () => {
    const world = await openBodyWorld()
    const ask = world.as(world.secretariat)
    await ask('PUT', '/forums/hokushin/rules', { revision: 0, rules: promised })
    const late = await ask('PUT', '/forums/hokushin/rules', { revision: 0, rules: defaultRules })
    expect(late.status).toBe(409)
    expect(late.body.error?.message).toContain('飯山市 企画財政課長が設定を変えました')
    expect((await rulesOf(world.store.db, 'hokushin')).cadence.perFiscalYear).toBe(3)
  })

  test('[B1] saving what holds already makes no revision', async () => {
    const world = await openBodyWorld()
    const ask = world.as(world.secretariat)
    await ask('PUT', '/forums/hokushin/rules', { revision: 0, rules: promised })
    const again = await ask('PUT', '/forums/hokushin/rules', { revision: 1, rules: promised })
    expect(again.body).toEqual({ revision: 1 })
  })

  test('[B2] a chair is needed, of a member that is no observer, and the named one is somebody else', async () => {
    const world = await openBodyWorld()
    const ask = world.as(world.secretariat)
    const refused = async (rules: ForumRules) => {
      const answer = await ask('PUT', '/forums/hokushin/rules', { revision: 0, rules })
      expect(answer.status).toBe(400)
      return faultsOf(answer)
    }
    expect(await refused(confirmedByChair(null))).toEqual({
      'rules.minutes.chairSeatId': expect.stringContaining('議長の席を選んで'),
    })
    for (const seatId of ['seat-sakae', 'seat-nagano', 'seat-naganoken', 'nobody'])
      expect(await refused(confirmedByChair(seatId))).toEqual({
        'rules.minutes.chairSeatId': expect.stringContaining('いまの構成団体の席'),
      })
    expect(await refused(confirmedByChair('seat-nakano', 'seat-nakano'))).toEqual({
      'rules.minutes.namedSeatId': expect.stringContaining('別の席'),
    })
    const rules = confirmedByChair('seat-nakano', 'seat-kijimadaira')
    expect((await ask('PUT', '/forums/hokushin/rules', { revision: 0, rules })).status).toBe(200)
  })

  test('[B2] what of the rules holds no more after a member left is told', async () => {
    const world = await openBodyWorld()
    const ask = world.as(world.secretariat)
    await ask('PUT', '/forums/hokushin/rules', { revision: 0, rules: confirmedByChair('seat-nakano') })
    await ask('POST', '/forums/hokushin/members/leave', {
      organisationId: 'nakano',
      lastDay: '2026-11-24',
    })
    world.clock.now += 24 * 60 * 60 * 1000
    const { body } = await ask('GET', '/forums/hokushin/settings')
    expect(body.faults).toEqual([{ path: 'minutes.chairSeatId', message: expect.any(String) }])
  })

  test('[B1] members and the prefecture read them, outsiders do not, and only who governs changes them', async () => {
    const world = await openBodyWorld()
    const statusOf = async (
      actor: keyof typeof world & ('village' | 'prefecture' | 'outsider' | 'administrator'),
    ) => {
      const ask = world.as(world[actor])
      const read = await ask('GET', '/forums/hokushin/settings')
      const changed = await ask('PUT', '/forums/hokushin/rules', { revision: 0, rules: promised })
      return [read.status, changed.status]
    }
    expect(await statusOf('village')).toEqual([200, 403])
    expect(await statusOf('prefecture')).toEqual([200, 403])
    expect(await statusOf('outsider')).toEqual([404, 403])
    expect(await statusOf('administrator')).toEqual([200, 200])
  })

  test('[B1] a seat of the sample writes over its own rules and never over real ones', async () => {
    const world = await openBodyWorld()
    await insertSeat(world.store.db, { id: 'sample', organisation_id: 'iiyama', title: '見本', is_sample: 1 })
    const sample = world.as({ ...world.secretariat, seatId: 'sample' })
    const real = world.as(world.secretariat)
    const put = (ask: typeof real, revision: number, rules: ForumRules) =>
      ask('PUT', '/forums/hokushin/rules', { revision, rules })
    expect((await put(sample, 0, promised)).status).toBe(200)
    expect((await put(sample, 1, defaultRules)).status).toBe(200)
    expect((await put(real, 2, promised)).status).toBe(200)
    expect((await put(sample, 3, defaultRules)).status).toBe(403)
    // What is real names no seat that goes with the sample.
    expect(faultsOf(await put(real, 3, confirmedByChair('sample')))).toHaveProperty(
      'rules.minutes.chairSeatId',
    )
  })
})
