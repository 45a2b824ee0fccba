import { afterEach, beforeEach, expect, test } from 'vitest'
import { remindCalls } from '../../server/calls/remindCalls'
import { seats } from '../proposals/proposalsWorld'
import { refused } from '../support/refused'
import { type CallsWorld, dayMs, openCallsWorld, voices } from './callsWorld'

let world: CallsWorld
beforeEach(async () => {
  world = await openCallsWorld()
})
afterEach(() => world.close())

const reminders = async () => (await world.notices()).filter(({ kind }) => kind === 'call_reminder')
const told = async () => (await reminders()).map(({ organisation_id }) => organisation_id).sort()
const without = (...answered: string[]) => voices.filter((each) => !answered.includes(each)).sort()

/** Every day from the opening on, twice: a restart of the product runs the day's jobs once more. */
async function passDays(from: string, days: number): Promise<Map<string, string[]>> {
  const sent = new Map<string, string[]>()
  for (let index = 0; index < days; index++) {
    const day = new Date(Date.parse(`${from}T00:00:00Z`) + index * dayMs).toISOString().slice(0, 10)
    world.isDay(day)
    const before = (await reminders()).map(({ id }) => id)
    await remindCalls(world.context, day)
    await remindCalls(world.context, day)
    const fresh = (await reminders()).filter(({ id }) => !before.includes(id))
    if (fresh.length > 0) sent.set(day, fresh.map(({ organisation_id }) => organisation_id ?? '').sort())
    // As if the letters of the day had gone out: what waits would be replaced by the next.
    await world.db.updateTable('notice').set({ handled_at: world.clock.now }).execute()
  }
  return sent
}

test('[Q7] three days and one day before, and once after: each time to those without an answer, once', async () => {
  const { id } = await world.opens()
  await world.answers(seats.nakano, id, 'none')
  await world.answers(seats.nozawa, id, 'considering')
  const early = await passDays('2026-11-24', 9)
  await world.answers(seats.sakae, id, 'has_proposal')
  const late = await passDays('2026-12-03', 10)
  expect([...early, ...late]).toEqual([
    ['2026-12-01', without('nakano', 'nozawa')],
    ['2026-12-03', without('nakano', 'nozawa', 'sakae')],
    ['2026-12-05', without('nakano', 'nozawa', 'sakae')],
  ])
})

test('[Q7] each names the rule that sent it', async () => {
  const { id } = await world.opens()
  await passDays('2026-12-01', 5)
  world.isDay('2026-12-06')
  await world.reminds(id)
  expect([...new Set((await reminders()).map(({ reason }) => reason))]).toEqual(
    [
      '期限の3日前の自動の催促',
      '期限の前日の自動の催促',
      '期限を過ぎたときの自動の催促',
      '事務局からの催促',
    ].map((rule) => `北信地域定住自立圏の構成団体で、まだ回答がないため（${rule}）`),
  )
})

test('[Q7] by hand it goes to the same, and to nobody where all have answered; an answer taken back is none', async () => {
  const { id } = await world.opens()
  for (const organisationId of without('sakae', 'nozawa'))
    await world.answers(seats.secretariat, id, 'none', { onBehalf: { organisationId, channel: 'phone' } })
  await expect(world.reminds(id, seats.sakae)).rejects.toEqual(refused('forbidden'))
  expect((await world.reminds(id)).names).toEqual(['野沢温泉村', '栄村'])
  expect(await told()).toEqual(['nozawa', 'sakae'])
  await world.answers(seats.sakae, id, 'none')
  await world.answers(seats.nozawa, id, 'considering')
  await expect(world.reminds(id)).rejects.toEqual(refused('conflict'))
  await world.answers(seats.sakae, id, 'withdrawn')
  expect((await world.reminds(id)).names).toEqual(['栄村'])
})

test('[Q7] a closed call reminds nobody, and a new due day begins its reminders anew', async () => {
  const { id } = await world.opens()
  await world.extends(id, '2026-12-10')
  expect([...(await passDays('2026-12-01', 10)).keys()]).toEqual(['2026-12-07', '2026-12-09'])
  world.isDay('2026-12-11')
  await world.closes(id)
  expect(await passDays('2026-12-11', 3)).toEqual(new Map())
})

test('[Q7] of the sample year nobody is told', async () => {
  await world.db.updateTable('seat').set({ is_sample: 1 }).where('id', '=', 'seat-iiyama').execute()
  await world.opens()
  await passDays('2026-12-01', 5)
  expect(await world.notices()).toEqual([])
})
