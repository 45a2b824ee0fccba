import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { balance } from '../../server/proposals/balance'
import { board } from '../../server/proposals/board'
import { balanceClasses } from '../../shared/proposals/balance'
import { classOf, type matchesFilter } from '../../shared/proposals/board'
import { forumId, municipalities, openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

let world: ProposalsWorld
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())

const asOf = '2026-11-24'
const report = (day = asOf) => balance(world.db, seats.nakano, { forumId, asOf: day })
const counts = async (day = asOf) =>
  Object.fromEntries((await report(day)).classes.map((each) => [each.class, each.submitted.length]))

/** The same question asked once more in bare SQL, by roles and kinds instead of the stored classes. */
async function recount(): Promise<Record<string, [submitted: number, adopted: number]>> {
  const { rows } = await sql<{ class: string; submitted: number; adopted: number }>`
    with marks as (
      select p.id, p.state,
        sum(case when o.role = 'central_city' then 1 else 0 end) as central,
        sum(case when g.kind in ('city', 'town', 'village') and o.role <> 'central_city' then 1 else 0 end) as partners,
        sum(case when g.kind in ('wide_area_union', 'partial_affairs_association') then 1 else 0 end) as unions,
        count(*) as everybody
      from proposal p
      join proposal_originator o on o.proposal_id = p.id
      join organisation g on g.id = o.organisation_id
      where p.number is not null and p.forum_id = ${forumId}
      group by p.id, p.state)
    select class, count(*) as submitted, sum(case when state = 'adopted' then 1 else 0 end) as adopted
    from (select state, case
        when central = everybody then 'central_only'
        when central > 0 then 'joint'
        when partners > 0 then 'partners_only'
        when unions > 0 then 'union'
        else 'prefecture' end as class from marks) as classed
    group by class`.execute(world.db)
  return Object.fromEntries(rows.map((row) => [row.class, [Number(row.submitted), Number(row.adopted)]]))
}

describe('発案比率', () => {
  test('[P9] 代行入力 by the central city’s secretariat counts for the village, not for the centre', async () => {
    await world.submitted(seats.secretariat, {
      onBehalfOf: { organisationId: 'kijimadaira', channel: 'phone' },
    })
    expect(await counts()).toMatchObject({ central_only: 0, joint: 0, partners_only: 1 })
  })

  test('[P9] the five classes add up to n, and each number opens its rows', async () => {
    await world.submitted(seats.nakano)
    await world.submitted(seats.nakano, { coProposers: ['iiyama'] })
    await world.submitted(seats.nakano, { coProposers: ['sakae'] })
    await world.submitted(seats.sakae, { coProposers: ['union'] })
    await world.submitted(seats.union)
    await world.submitted(seats.secretariat, { onBehalfOf: { organisationId: 'nagano', channel: 'meeting' } })
    expect(await counts()).toEqual({ central_only: 2, joint: 1, partners_only: 1, union: 1, prefecture: 1 })
    const { n, classes } = await report()
    expect(n).toBe(6)
    const rows = await board(world.db, seats.nakano, { forumId, now: world.clock.now })
    for (const each of classes)
      expect(each.submitted.map(({ id }) => id).sort()).toEqual(
        rows
          .filter((row) => classOf(row) === each.class)
          .map(({ id }) => id)
          .sort(),
      )
  })

  test('[P9] a draft does not count; a returned and a withdrawn proposal was proposed and does', async () => {
    await world.drafts(seats.nakano)
    const returned = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, returned, 'returned')
    const withdrawn = await world.submitted(seats.nozawa)
    await world.moves(seats.nozawa, withdrawn, 'withdrawn')
    const { n, classes } = await report()
    expect(n).toBe(2)
    const counted = classes.flatMap(({ submitted }) => submitted)
    expect(counted.find(({ id }) => id === returned)?.isReadable).toBe(false)
    expect(counted.find(({ id }) => id === withdrawn)?.isReadable).toBe(true)
  })

  test('[P9] a rewritten title of a returned proposal does not show through its number', async () => {
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, id, 'returned')
    await world.edits(seats.sakae, id, { title: '書きかけの件名' })
    expect(JSON.stringify(await report())).not.toContain('書きかけの件名')
  })

  test('[P9] as of a day counts what was submitted and adopted by its end', async () => {
    const id = await world.submitted(seats.sakae)
    const day = 24 * 60 * 60 * 1000
    world.clock.now += day
    await world.submitted(seats.nozawa)
    await world.moves(seats.secretariat, id, 'accepted')
    await world.moves(seats.secretariat, id, 'in_discussion')
    await world.moves(seats.secretariat, id, 'adopted')
    expect(await report('2026-11-23')).toMatchObject({ n: 0, adoptedN: 0 })
    expect(await report('2026-11-24')).toMatchObject({ n: 1, adoptedN: 0, asOf: '2026-11-24' })
    expect(await report('2026-11-25')).toMatchObject({ n: 2, adoptedN: 1 })
  })

  test('[P9] members and the prefecture read it, nobody else', async () => {
    for (const actor of [seats.sakae, seats.watcher, seats.secretariat, seats.prefecture])
      await expect(balance(world.db, actor, { forumId, asOf })).resolves.toMatchObject({ n: 0 })
    for (const actor of [seats.stranger, seats.administrator])
      await expect(balance(world.db, actor, { forumId, asOf })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('[P9] equals an independent recount in SQL after any year', async () => {
    const act = fc.record({
      owner: fc.constantFrom(...municipalities, 'union' as const, 'nagano' as const),
      joint: fc.subarray([...municipalities, 'union'], { maxLength: 3 }),
      path: fc.constantFrom(
        [],
        ['returned'],
        ['withdrawn'],
        ['accepted', 'in_discussion', 'adopted'],
        ['accepted', 'in_discussion', 'rejected'],
      ),
      isSubmitted: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 6 }), async (year) => {
        for (const { owner, joint, path, isSubmitted } of year) {
          const coProposers = joint.filter((each) => each !== owner)
          const onBehalfOf =
            owner === 'iiyama' ? {} : { onBehalfOf: { organisationId: owner, channel: 'paper' as const } }
          const id = await world.drafts(seats.secretariat, { ...onBehalfOf, coProposers })
          if (!isSubmitted) continue
          await world.agrees(id)
          await world.submits(seats.secretariat, id)
          for (const to of path) {
            const withdrawer = { ...seats.sakae, organisationId: owner }
            await world.moves(to === 'withdrawn' ? withdrawer : seats.secretariat, id, to)
          }
        }
        const again = await recount()
        const { n, adoptedN, classes } = await report()
        for (const { class: each, submitted, adopted } of classes)
          expect([each, submitted.length, adopted.length]).toEqual([each, ...(again[each] ?? [0, 0])])
        expect(classes.reduce((sum, { submitted }) => sum + submitted.length, 0)).toBe(n)
        expect(classes.reduce((sum, { adopted }) => sum + adopted.length, 0)).toBe(adoptedN)
        expect(classes.map((each) => each.class)).toEqual(balanceClasses)
      }),
      { numRuns: 20 },
    )
  }, 60_000)
})

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
