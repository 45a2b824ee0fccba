import { expect, test } from 'vitest'
import { foundTheme } from '../../server/forums/foundTheme'
import { newId } from '../../server/id'
import { answers, openPrivacyWorld } from '../interests/privacyWorld'

/** Lists of everything and of one's own, which a new body and a new membership stand in. */
const lists = [
  '/api/session',
  '/api/desk',
  '/api/desk/handover',
  '/api/regions',
  '/api/regions/hokushin-region',
  '/api/forums/hokushin',
  '/api/forums/nagano-region',
  '/api/registers',
  // It offers the bodies of one's own.
  '/api/needs/of/nagano-region',
]

test('[B12] a member from elsewhere reaches no more of the parents on any road than before it was one', async () => {
  const world = await openPrivacyWorld()
  try {
    const before = await answers(world, 'elsewhere')
    const { id } = await foundTheme(world.context, world.secretariat, {
      forumId: 'hokushin',
      name: '広域観光のテーマ連携',
      parentIds: ['nagano-region'],
      organisationIds: ['sakaemura', 'nagano'],
      secretariat: ['seat-sakaemura'],
      startsOn: '2026-11-24',
      proposalId: world.ids.proposals[1] ?? null,
      idempotencyKey: newId(),
    })
    const after = await answers(world, 'elsewhere')
    const changed = [...after].flatMap(([road, answer]) =>
      before.get(road) === answer ? [] : [road.split('?')[0] ?? ''],
    )
    expect(changed.filter((road) => !lists.includes(road))).toEqual([])
    for (const road of [`/api/forums/${id}/settings`, `/api/needs/of/${id}`, `/api/ledger?forumId=${id}`])
      expect([road, (await world.ask('elsewhere', road)).status]).toEqual([road, 200])
    // The proposal it came from is named to those who read proposals of that body, and to them alone.
    const told = async (account: 'elsewhere' | 'own') =>
      await (await world.ask(account, `/api/forums/${id}`)).text()
    expect(await told('elsewhere')).not.toContain('土木技術職員の共同設置')
    expect(await told('own')).toContain('土木技術職員の共同設置')
  } finally {
    await world.close()
  }
}, 120_000)
