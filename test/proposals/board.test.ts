import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { board } from '../../server/proposals/board'
import type { matchesFilter } from '../../shared/proposals/board'
import { forumId, openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

let world: ProposalsWorld
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())

describe('the board', () => {
  test('its filters take state, field, class and organisation together', async () => {
    await world.submitted(seats.nakano)
    const village = await world.submitted(seats.sakae, { fieldId: 'field-0' })
    const ask = async (filter: Parameters<typeof matchesFilter>[1]) =>
      (await board(world.db, seats.nakano, { forumId, filter, now: world.clock.now })).map(({ id }) => id)
    expect(await ask({ class: 'partners_only' })).toEqual([village])
    expect(await ask({ fieldId: 'field-0', organisationId: 'sakae', state: 'submitted' })).toEqual([village])
    expect(await ask({ fieldId: 'field-0', organisationId: 'nakano' })).toEqual([])
    expect(await ask({})).toHaveLength(2)
  })

  test('shows drafts first, then the newest submission', async () => {
    const first = await world.submitted(seats.sakae)
    world.clock.now += 1000
    const second = await world.submitted(seats.sakae)
    const draft = await world.drafts(seats.sakae)
    const rows = await board(world.db, seats.sakae, { forumId, now: world.clock.now })
    expect(rows.map(({ id }) => id)).toEqual([draft, second, first])
  })
})
