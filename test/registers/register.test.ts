import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { registerRoutes } from '../../server/registers/routes'
import type { Actor } from '../../shared/permission'
import { appFor } from '../support/appFor'
import { refused } from '../support/refused'
import { openRegisterWorld, type RegisterWorld } from './registerWorld'

const dayMs = 24 * 60 * 60 * 1000
let world: RegisterWorld
beforeEach(async () => {
  world = await openRegisterWorld()
})
afterEach(() => world.close())

describe('the registers', () => {
  test('[K4] say where a decision was made, whose proposal it was, whom it concerns and how firm it is', async () => {
    const { decisions, actions } = await world.asks(world.village)
    expect(decisions.find(({ id }) => id === 'd1')).toMatchObject({
      number: 'R8-協-01',
      isNumberFixed: false,
      meetingName: '令和8年度 第1回 北信地域定住自立圏 推進協議会幹事会',
      heldOn: '2026-11-23',
      itemNumber: '３(1)',
      itemTitle: '専門職（土木）の共同確保について',
      text: '次回までに部会で試算する。',
      proposedBy: [{ id: 'kijimadaira', name: '木島平村' }],
      proposerClass: 'partners_only',
      related: [{ name: '中野市' }, { name: '木島平村' }],
      version: null,
      state: 'in_force',
    })
    expect(actions.map(({ id, owner, dueOn, state }) => [id, owner?.name, dueOn, state])).toEqual([
      ['a1', '木島平村', '2026-12-02', 'open'],
      ['a2', '中野市', null, 'open'],
    ])
    await world.confirms()
    const [confirmed] = (await world.asks(world.village)).decisions
    expect(confirmed).toMatchObject({ version: '1.0', isNumberFixed: true })
  })

  test('[K4] every count is the number of rows that its filter opens', async () => {
    const mark = { kind: 'action' as const, meetingId: world.meeting.id, outcomeId: 'a2' }
    await world.marks(world.secretariat, { ...mark, act: 'done', onDay: '2026-11-24', note: '' })
    world.clock.now += 20 * dayMs
    const all = await world.asks(world.village)
    expect(all.counts).toEqual({
      decisions: { in_force: 2, carried_out: 0, abolished: 0 },
      actions: { open: 0, overdue: 1, done: 1 },
    })
    for (const state of ['open', 'overdue', 'done'] as const)
      expect((await world.asks(world.village, { state })).actions).toHaveLength(all.counts.actions[state])
    expect((await world.asks(world.village, { state: 'unfinished' })).actions.map(({ id }) => id)).toEqual([
      'a1',
    ])
    expect((await world.asks(world.village, { organisation: 'nakano' })).actions.map(({ id }) => id)).toEqual(
      ['a2'],
    )
    expect((await world.asks(world.village, { text: '試算　部会' })).decisions.map(({ id }) => id)).toEqual([
      'd1',
    ])
    expect((await world.asks(world.village, { year: '2025' })).decisions).toEqual([])
    expect((await world.asks(world.village, { meeting: world.meeting.id })).actions).toHaveLength(2)
    expect((await world.asks(world.village, { meeting: 'another' })).actions).toEqual([])
  })

  test('[K4] as of a day things stand as they stood then', async () => {
    const mark = { kind: 'action' as const, meetingId: world.meeting.id, outcomeId: 'a1' }
    world.clock.now += 20 * dayMs
    await world.marks(world.village, { ...mark, act: 'done', onDay: '2026-12-10', note: '' })
    const on = async (asOf: string) =>
      (await world.asks(world.village, { asOf })).actions.find(({ id }) => id === 'a1')?.state
    expect([
      await on('2026-11-22'),
      await on('2026-12-01'),
      await on('2026-12-05'),
      await on('2026-12-10'),
    ]).toEqual([undefined, 'open', 'overdue', 'done'])
  })

  test('[K5] the prefecture reads decisions of confirmed records alone, by every route', async () => {
    const ask = (actor: Actor, path: string) =>
      appFor(actor, (error) => {
        throw error
      })
        .route('/api/registers', registerRoutes(world.context))
        .request(`/api/registers${path}`)
    const paths = ['', '/hokushin', '/hokushin?tiers=1', '/hokushin?asOf=2027-03-31&state=unfinished']
    const texts = async () =>
      Promise.all(paths.map(async (path) => (await ask(world.prefecture, path)).text()))
    await world.marks(world.village, {
      kind: 'action',
      meetingId: world.meeting.id,
      outcomeId: 'a1',
      act: 'due',
      onDay: '2026-12-24',
      note: '村内で揉めているため',
    })
    for (const text of await texts()) {
      const { decisions, actions, counts } = JSON.parse(text)
      expect([decisions, actions]).toEqual([[], []])
      expect(Object.values({ ...counts.decisions, ...counts.actions })).toEqual([0, 0, 0, 0, 0, 0])
    }
    await world.confirms()
    for (const text of await texts()) {
      expect(text).toContain('次回までに部会で試算する。')
      for (const secret of ['試算表の作成', '事務局の人選', '揉めている', '2026-12-24'])
        expect(text).not.toContain(secret)
      expect(JSON.parse(text).isRecordsOnly).toBe(true)
    }
  })

  test('[K5] who is not inside gets what an unknown body would get', async () => {
    for (const actor of [world.outsider, world.administrator])
      await expect(world.asks(actor)).rejects.toEqual(refused('not_found'))
    await expect(world.asks(world.prefecture, {}, 'no-such')).rejects.toEqual(refused('not_found'))
    await expect(world.asks(world.village, {}, 'nagano-region')).rejects.toEqual(refused('not_found'))
    expect((await world.asks(world.outsider, {}, null)).forums).toMatchObject([{ id: 'nagano-region' }])
    expect((await world.asks(world.administrator, {}, null)).forums).toEqual([])
  })
})
