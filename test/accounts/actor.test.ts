import { expect, test } from 'vitest'
import { actorOf } from '../../server/accounts/queries'
import { openAccountsWorld } from './accountsWorld'

test('[R1] memberships count on the days they are in force, their last day included', async () => {
  const world = await openAccountsWorld()
  const { db } = world.context.store
  const personId = await world.person('sakae')
  const seatId = await world.seat('栄村', '企画係')
  await world.appointment(personId, seatId, '2020-04-01')
  for (const [forum, from_on, to_on] of [
    ['いつも', null, null],
    ['今日から', '2026-04-01', null],
    ['明日から', '2026-04-02', null],
    ['今日まで', null, '2026-04-01'],
    ['昨日まで', null, '2026-03-31'],
  ] as const) {
    await world.forum(forum)
    await db
      .insertInto('forum_member')
      .values({ forum_id: forum, organisation_id: '栄村', role: 'partner_municipality', from_on, to_on })
      .execute()
  }
  const actor = await actorOf(db, personId, seatId, '2026-04-01')
  expect(actor?.memberships.map(({ forumId }) => forumId).sort()).toEqual(
    ['いつも', '今日から', '今日まで'].sort(),
  )
})

test('[R1] rights come from the seat’s 団体, not from the person’s other seats', async () => {
  const world = await openAccountsWorld()
  const { db } = world.context.store
  const forum = await world.forum('北信')
  const personId = await world.person('sakae')
  const village = await world.seat('栄村', '企画係')
  const city = await world.seat('飯山市', '企画係', { kind: 'city' })
  for (const seat of [village, city]) await world.appointment(personId, seat)
  await db
    .insertInto('forum_member')
    .values({ forum_id: forum, organisation_id: '飯山市', role: 'central_city', from_on: null, to_on: null })
    .execute()
  await db.insertInto('secretariat').values({ forum_id: forum, seat_id: city }).execute()
  expect(await actorOf(db, personId, village, '2026-04-01')).toMatchObject({
    memberships: [],
    secretariatOf: [],
  })
  expect(await actorOf(db, personId, city, '2026-04-01')).toMatchObject({
    organisationId: '飯山市',
    memberships: [{ forumId: '北信', role: 'central_city' }],
    secretariatOf: ['北信'],
  })
})

test('[R4] whatever a row says, a seat of the prefecture is nobody’s secretariat', async () => {
  const world = await openAccountsWorld()
  const { db } = world.context.store
  const forum = await world.forum('北信')
  const personId = await world.person('ken')
  const seatId = await world.seat('長野県', '市町村課', { kind: 'prefecture', duty: 'prefecture' })
  await world.appointment(personId, seatId)
  await db.insertInto('secretariat').values({ forum_id: forum, seat_id: seatId }).execute()
  expect(await actorOf(db, personId, seatId, '2026-04-01')).toMatchObject({ secretariatOf: [] })
})

test('[A5] before, after and without an appointment, and for a disabled person, there is no actor', async () => {
  const world = await openAccountsWorld()
  const { db } = world.context.store
  const personId = await world.person('sakae')
  const seatId = await world.seat('栄村', '企画係')
  await world.appointment(personId, seatId, '2026-04-01', '2027-03-31')
  const on = async (day: string) => (await actorOf(db, personId, seatId, day)) !== undefined
  expect(await on('2026-03-31')).toBe(false)
  expect(await on('2026-04-01')).toBe(true)
  expect(await on('2027-03-31')).toBe(true)
  expect(await on('2027-04-01')).toBe(false)
  expect(await actorOf(db, 'nobody', seatId, '2026-04-01')).toBeUndefined()
  expect(await actorOf(db, personId, 'no-such-seat', '2026-04-01')).toBeUndefined()
  await db.updateTable('person').set({ disabled_at: 1 }).where('id', '=', personId).execute()
  expect(await on('2026-04-01')).toBe(false)
})
