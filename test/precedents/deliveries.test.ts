import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliveriesFor, interestStep, shownInterest } from '../../shared/precedents/delivery'
import { doboku, forumId, type NeedsWorld, openNeedsWorld, seats } from '../needs/needsWorld'

let world: NeedsWorld
beforeEach(async () => {
  world = await openNeedsWorld()
})
afterEach(() => world.close())

interface Shown {
  byNeed: { organisationId: string; openedAt: number | null }[]
  byInterest: number | null
}

const villages = ['sakae', 'kijimadaira', 'nozawa', 'yamanouchi', 'nakano', 'union'] as const
const tick = (organisationId: string) =>
  world.db
    .insertInto('interest')
    .values({ forum_id: forumId, organisation_id: organisationId, topic_id: doboku, at: 0, is_sample: 0 })
    .execute()
const shown = async (id: string): Promise<Shown> => {
  const { text } = await world.ask(seats.prefecture, 'GET', `/precedents/${id}/deliveries`)
  // The route's answer; times are left out where they are not what is asked.
  return JSON.parse(text) as Shown
}
const byNeed = async (id: string) => (await shown(id)).byNeed.map(({ organisationId }) => organisationId)

test('[E10] 県 alone reads deliveries, and of filed cards only', async () => {
  const id = await world.files(seats.prefecture)
  for (const actor of [seats.sakae, seats.secretariat, seats.stranger, seats.administrator])
    expect((await world.ask(actor, 'GET', `/precedents/${id}/deliveries`)).status).toBe(404)
  expect((await world.ask(seats.prefecture, 'GET', '/precedents/unknown/deliveries')).status).toBe(404)
})

test('[E10] it reads whom a card reached by a need it may read, and that somebody there opened it: never who', async () => {
  await world.writes(seats.sakae, { scope: 'prefecture' })
  await world.writes(seats.kijimadaira)
  await world.writes(seats.nozawa, { scope: 'private' })
  const id = await world.files(seats.prefecture)
  await world.does(seats.sakae, 'POST', `/precedents/${id}/opening`)
  const { byNeed: rows } = await shown(id)
  expect(rows.map(({ organisationId, openedAt }) => [organisationId, openedAt !== null])).toEqual([
    ['kijimadaira', false],
    ['sakae', true],
  ])
  expect(JSON.stringify(await shown(id))).not.toMatch(/person|seat|nozawa/)
})

test('[E10] those reached by a 関心 are no list and fewer than three no number', async () => {
  for (const village of villages.slice(0, 2)) await tick(village)
  const two = await world.files(seats.prefecture)
  expect(await shown(two)).toEqual({ byNeed: [], byInterest: null })
  await tick('nozawa')
  expect(await shown(two)).toEqual({ byNeed: [], byInterest: null })
  const three = await world.files(seats.prefecture)
  expect(await shown(three)).toEqual({ byNeed: [], byInterest: 3 })
})

describe('[E10] the difference of two lists tells of no 関心', () => {
  test('a need written later by one that had ticked moves the list and never the number', async () => {
    for (const village of villages.slice(0, 3)) await tick(village)
    const before = await world.files(seats.prefecture)
    await world.writes(seats.sakae)
    const after = await world.files(seats.prefecture)
    expect([await byNeed(before), (await shown(before)).byInterest]).toEqual([['sakae'], 3])
    expect([await byNeed(after), (await shown(after)).byInterest]).toEqual([['sakae'], 3])
  })

  test('a village that has had a card by 関心 or by a need of its own alone is listed as any other once it opens a need', async () => {
    await tick('sakae')
    await world.writes(seats.nozawa, { scope: 'private' })
    const id = await world.files(seats.prefecture)
    world.clock.now += 1000
    for (const actor of [seats.kijimadaira, seats.nozawa, seats.sakae]) await world.writes(actor)
    const { byNeed: rows } = await shown(id)
    const told = rows.map(({ organisationId: _id, ...row }) => ({ ...row, organisationName: '' }))
    expect(rows).toHaveLength(3)
    for (const row of told) expect(row).toEqual(told[0])
  })

  test('whoever ticks or unticks: lists, pages and counts of everybody else stay as they were', async () => {
    await world.writes(seats.kijimadaira)
    const alone = await world.files(seats.prefecture)
    await tick('sakae')
    const ticked = await world.files(seats.prefecture)
    const plain = ({ byNeed: rows, byInterest }: Shown) => [rows.map((row) => row.organisationId), byInterest]
    expect(plain(await shown(ticked))).toEqual(plain(await shown(alone)))
    for (const actor of [seats.prefecture, seats.kijimadaira, seats.secretariat, seats.nakano]) {
      const [one, other] = await Promise.all(
        [alone, ticked].map(async (id) => (await world.ask(actor, 'GET', `/precedents/${id}`)).text),
      )
      expect(one?.replaceAll(alone, '')).toBe(other?.replaceAll(ticked, ''))
    }
  })

  test('for every set of needs and 関心: the list follows from readable needs alone, the number from 関心 alone', () => {
    const places = fc.uniqueArray(fc.constantFrom(...villages))
    const scope = fc.constantFrom('region', 'prefecture', 'private')
    const needs = fc.array(fc.record({ organisationId: fc.constantFrom(...villages), scope }))
    fc.assert(
      fc.property(needs, places, places, (wanted, one, other) => {
        const of = (ticks: readonly string[]) =>
          deliveriesFor({
            needs: wanted.map((need) => ({ ...need, forumId })),
            interests: ticks.map((organisationId) => ({ organisationId, forumId })),
            filedBy: 'nagano',
          })
        const list = (ticks: readonly string[]) => of(ticks).filter(({ reason }) => reason === 'need')
        expect(list(one)).toEqual(list(other))
        expect(of(one).filter(({ reason }) => reason === 'interest')).toHaveLength(one.length)
        const readable = wanted.filter((need) => need.scope !== 'private')
        expect(new Set(list(one).map((row) => row.organisationId))).toEqual(
          new Set(readable.map((need) => need.organisationId)),
        )
        const keys = of(one).map(({ organisationId, reason }) => `${organisationId} ${reason}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { seed: 3 },
    )
  })

  test('the number is none below three and goes in steps of three', () => {
    expect([0, 1, 2].map(shownInterest)).toEqual([null, null, null])
    fc.assert(
      fc.property(fc.nat(200), (count) => {
        const number = shownInterest(count) ?? 0
        expect(number % interestStep).toBe(0)
        expect(count - number).toBeGreaterThanOrEqual(0)
        expect(count - number).toBeLessThan(interestStep)
      }),
      { seed: 3 },
    )
  })
})
