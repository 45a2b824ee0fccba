import { expect, test } from 'vitest'
import { assemblySessions } from '../../server/forums/queries'
import { insertSeat } from '../support/rows'
import { faultsOf, openBodyWorld } from './bodyWorld'

const september = {
  organisationId: 'kijimadaira',
  name: '9月定例会',
  fromOn: '2026-09-01',
  toOn: '2026-09-25',
}
const path = '/forums/hokushin/sessions'

test('[B7] 議会会期 are entered by the organisation’s own seats or the secretariat, changed and deleted', async () => {
  const world = await openBodyWorld()
  const village = world.as(world.village)
  const created = await village('POST', path, september)
  expect(created.status).toBe(201)
  const id = String(created.body.id)
  const renamed = { ...september, name: '第3回定例会', toOn: '2026-09-24' }
  expect((await world.as(world.secretariat)('PUT', `${path}/${id}`, renamed)).status).toBe(200)
  const year = { from: '2026-04-01', to: '2027-03-31' }
  const { db } = world.store
  expect(await assemblySessions(db, ['kijimadaira'], year)).toEqual([{ id, ...renamed }])
  expect((await village('DELETE', `${path}/${id}`)).status).toBe(200)
  expect(await assemblySessions(db, ['kijimadaira'], year)).toEqual([])
  expect((await village('DELETE', `${path}/${id}`)).status).toBe(404)
})

test('[B7] they stand in 建制順, and those of the stretch asked for come with it', async () => {
  const world = await openBodyWorld()
  const ask = world.as(world.secretariat)
  await ask('POST', path, september)
  await ask('POST', path, { ...september, organisationId: 'nakano' })
  await ask('POST', path, { ...september, name: '12月定例会', fromOn: '2026-12-01', toOn: '2026-12-18' })
  const { body } = await ask('GET', '/forums/hokushin/settings')
  expect(body.sessions).toMatchObject([
    { organisationId: 'nakano' },
    { organisationId: 'kijimadaira', name: '9月定例会' },
    { organisationId: 'kijimadaira', name: '12月定例会' },
  ])
  const all = ['nakano', 'kijimadaira']
  const december = { from: '2026-12-18', to: '2026-12-31' }
  expect(await assemblySessions(world.store.db, all, december)).toHaveLength(1)
})

test('[B7] two sessions of one organisation do not overlap, and days are in order', async () => {
  const world = await openBodyWorld()
  const ask = world.as(world.village)
  const { body } = await ask('POST', path, september)
  const write = (more: object) => ask('POST', path, { ...september, ...more })
  expect(faultsOf(await write({ fromOn: '2026-09-25', toOn: '2026-09-30' }))).toEqual({
    fromOn: expect.stringContaining('9月定例会'),
  })
  expect(faultsOf(await write({ toOn: '2026-08-31' }))).toHaveProperty('toOn')
  expect(faultsOf(await write({ fromOn: '2026-10-01', toOn: '2029-10-01' }))).toHaveProperty('toOn')
  expect(faultsOf(await write({ fromOn: '2026-02-30' }))).toHaveProperty('fromOn')
  expect((await write({ fromOn: '2026-09-26', toOn: '2026-09-26' })).status).toBe(201)
  // A session does not stand in its own way.
  expect((await ask('PUT', `${path}/${String(body.id)}`, { ...september, toOn: '2026-09-20' })).status).toBe(
    200,
  )
})

test('[B7] nobody enters those of others, and observers none', async () => {
  const world = await openBodyWorld()
  const statusOf = async (actor: typeof world.village, organisationId: string) =>
    (await world.as(actor)('POST', path, { ...september, organisationId })).status
  expect(await statusOf(world.village, 'nakano')).toBe(403)
  expect(await statusOf(world.observer, 'sakae')).toBe(403)
  expect(await statusOf(world.outsider, 'kijimadaira')).toBe(403)
  expect(await statusOf(world.prefecture, 'kijimadaira')).toBe(403)
  expect(await statusOf(world.secretariat, 'nagano')).toBe(400)
})

test('[A6] a seat of the sample leaves real sessions alone', async () => {
  const world = await openBodyWorld()
  const { body } = await world.as(world.village)('POST', path, september)
  await insertSeat(world.store.db, { id: 'sample', organisation_id: 'iiyama', title: '見本', is_sample: 1 })
  const sample = world.as({ ...world.secretariat, seatId: 'sample' })
  expect((await sample('DELETE', `${path}/${String(body.id)}`)).status).toBe(403)
  expect((await sample('POST', path, september)).status).toBe(201)
})
