import { afterEach, beforeEach, expect, test } from 'vitest'
import { deleteSample } from '../../server/dataset/sampleYear/remove'
import { type NeedsWorld, openNeedsWorld, seats } from './needsWorld'

let world: NeedsWorld
beforeEach(async () => {
  world = await openNeedsWorld()
})
afterEach(() => world.close())

test('[C3] what sample seats wrote, pressed and filed goes with the sample, and nothing else', async () => {
  await world.writes(seats.sakae, { text: '本物の困りごと' })
  await world.db.updateTable('seat').set({ is_sample: 1 }).where('id', '=', 'seat-nozawa').execute()
  const id = await world.writes(seats.nozawa, { text: '見本の困りごと' })
  await world.does(seats.sakae, 'PUT', `/needs/${id}/echo`, { isEchoed: true })
  await world.files(seats.nozawa)
  await world.context.store.transaction((tx) => deleteSample(tx))
  for (const table of ['need_echo', 'precedent', 'precedent_topic', 'precedent_delivery'] as const)
    expect([table, await world.db.selectFrom(table).selectAll().execute()]).toEqual([table, []])
  expect((await world.page(seats.sakae)).needs.map(({ text }) => text)).toEqual(['本物の困りごと'])
})
