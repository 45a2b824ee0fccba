import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deleteSample } from '../../server/dataset/sampleYear/remove'
import { desk } from '../../server/desk/desk'
import { leaveForum } from '../../server/forums/changeMembers'
import { newId } from '../../server/id'
import { interestedIn } from '../../server/interests/acts'
import { changeInterests } from '../../server/interests/changeInterests'
import { draftTogether } from '../../server/interests/draftTogether'
import { forgetInterests } from '../../server/interests/forgetInterests'
import { seeMatch } from '../../server/interests/seeMatch'
import { agreeJointly } from '../../server/proposals/agreeJointly'
import { proposalDetail } from '../../server/proposals/detail'
import { submitProposal } from '../../server/proposals/submitProposal'
import type { Actor } from '../../shared/permission'
import { refused } from '../support/refused'
import { doboku, forumId, hokenshi, type InterestWorld, openInterestWorld } from './interestWorld'

let world: InterestWorld
beforeEach(async () => {
  world = await openInterestWorld()
})
afterEach(() => world.close())

const key = () => ({ idempotencyKey: newId() })
const notices = () =>
  world.store.db
    .selectFrom('notice')
    .select(['organisation_id', 'seat_id', 'subject', 'lines'])
    .where('kind', '=', 'interest_matched')
    .orderBy('organisation_id')
    .execute()
const told = async () => (await notices()).map(({ organisation_id }) => organisation_id)
const rows = async () => ({
  ticks: await world.store.db.selectFrom('interest').select('organisation_id').execute(),
  matches: await world.store.db.selectFrom('interest_match').select(['id', 'proposal_id']).execute(),
  members: await world.store.db.selectFrom('interest_match_member').select('organisation_id').execute(),
})
const deskKinds = async (actor: Actor) =>
  (await desk(world.store.db, actor, world.clock.now)).items.map(({ kind }) => kind)
const namesIn = async (actor: Actor) =>
  (await world.page(actor)).matches.map(({ members }) =>
    members.map(({ name, hasLeft }) => (hasLeft ? `${name}（外した）` : name)),
  )
async function theMatch(actor: Actor) {
  const [match] = (await world.page(actor)).matches
  if (!match) throw new Error('no match')
  return match
}
/** The topics told since, with their audiences. */
const events = () => world.told.changed.splice(0)

describe('one tick', () => {
  test('[I1] is seen by the own seats, both of them, and opens the page to nobody without a voice', async () => {
    await world.ticks(world.sakae, doboku)
    expect((await world.page(world.sakae)).ticked).toEqual([doboku])
    expect((await world.page(world.sakaeSecond)).ticked).toEqual([doboku])
    for (const other of [world.nozawa, world.village, world.secretariat])
      expect(await world.page(other)).toMatchObject({ ticked: [], matches: [] })
    for (const stranger of [world.observer, world.outsider, world.prefecture, world.administrator])
      await expect(world.page(stranger)).rejects.toEqual(refused('not_found'))
    await expect(world.ticks(world.observer, doboku)).rejects.toEqual(refused('not_found'))
  })

  test('[I1] stirs no screen but those of the organisation’s working seats, and tells nobody', async () => {
    events()
    await world.ticks(world.sakae, doboku)
    expect(events()).toEqual([{ topic: 'interests:hokushin', audience: { memberSeatsOf: ['sakaemura'] } }])
    expect(await notices()).toEqual([])
    for (const actor of [world.sakae, world.nozawa])
      expect(await deskKinds(actor)).not.toContain('interest_match')
  })

  test('[I2] taken back before a match leaves nothing at all', async () => {
    const idempotency = () => world.store.db.selectFrom('idempotency').selectAll().execute()
    const before = await idempotency()
    await world.ticks(world.sakae, doboku, hokenshi)
    await world.unticks(world.sakaeSecond, doboku, hokenshi)
    expect(await rows()).toEqual({ ticks: [], matches: [], members: [] })
    expect(await idempotency()).toEqual(before)
    expect(await notices()).toEqual([])
  })

  test('[I1] two seats of one organisation are no match; what is not of the list is refused', async () => {
    await world.ticks(world.sakae, doboku)
    await world.ticks(world.sakaeSecond, doboku)
    expect(await rows()).toMatchObject({ ticks: [{ organisation_id: 'sakaemura' }], matches: [] })
    await expect(world.ticks(world.sakae, 'nothing')).rejects.toEqual(refused('invalid'))
  })
})

describe('a match', () => {
  test('[I3] is told once to each of the two, in the same words, and to nobody else', async () => {
    await world.ticks(world.sakae, doboku)
    events()
    await world.ticks(world.nozawa, doboku)
    const [one, other, ...rest] = await notices()
    expect([one?.organisation_id, other?.organisation_id]).toEqual(['nozawa', 'sakaemura'])
    expect(rest).toEqual([])
    expect({ ...one, organisation_id: '' }).toEqual({ ...other, organisation_id: '' })
    expect(one?.subject).toBe('同じ関心があります：専門職×土木')
    expect(one?.lines).toContain('野沢温泉村、栄村')
    for (const actor of [world.sakae, world.nozawa, world.sakaeSecond])
      expect(await namesIn(actor)).toEqual([['野沢温泉村', '栄村']])
    expect(await namesIn(world.village)).toEqual([])
    expect(events().map(({ audience }) => audience.memberSeatsOf?.toSorted())).toEqual([
      ['nozawa', 'sakaemura'],
      ['nozawa', 'sakaemura'],
    ])
    // Ticking again tells nobody again.
    await world.ticks(world.nozawa, doboku)
    expect(await told()).toHaveLength(2)
  })

  test('[I3] the centre and one member are enough; another topic or body is another thing', async () => {
    await world.ticks(world.secretariat, doboku)
    await world.ticks(world.sakae, hokenshi)
    expect(await namesIn(world.sakae)).toEqual([])
    await world.ticks(world.sakae, doboku)
    expect(await namesIn(world.secretariat)).toEqual([['飯山市', '栄村']])
  })

  test('[I3] who joins is told once, the others once that one more is in', async () => {
    await world.ticks(world.sakae, doboku)
    await world.ticks(world.nozawa, doboku)
    await world.store.db.updateTable('notice').set({ handled_at: 1 }).execute()
    await world.ticks(world.village, doboku)
    expect((await told()).sort()).toEqual(['kijimadaira', 'nozawa', 'nozawa', 'sakaemura', 'sakaemura'])
    expect(new Set((await notices()).map(({ lines }) => lines)).size).toBe(2)
    expect(await namesIn(world.sakae)).toEqual([['木島平村', '野沢温泉村', '栄村']])
    expect((await rows()).matches).toHaveLength(1)
  })

  test('[I3] of many who tick in one moment there is one match, told once to each', async () => {
    await Promise.all(
      [world.sakae, world.nozawa, world.village, world.town].map((actor) => world.ticks(actor, doboku)),
    )
    expect((await rows()).matches).toHaveLength(1)
    expect((await told()).sort()).toEqual(['kijimadaira', 'nakano', 'nozawa', 'sakaemura'])
    expect((await theMatch(world.sakae)).members).toHaveLength(4)
  })

  test('[I5] stands on the desks of its members until they saw it, and again when one more joins', async () => {
    await world.ticks(world.sakae, doboku)
    await world.ticks(world.nozawa, doboku)
    expect(await deskKinds(world.sakae)).toContain('interest_match')
    expect(await deskKinds(world.village)).not.toContain('interest_match')
    await seeMatch(world.context, world.sakaeSecond, (await theMatch(world.sakae)).id)
    expect(await deskKinds(world.sakae)).not.toContain('interest_match')
    expect(await deskKinds(world.nozawa)).toContain('interest_match')
    await world.ticks(world.village, doboku)
    expect(await deskKinds(world.sakae)).toContain('interest_match')
  })
})

describe('the shared draft', () => {
  beforeEach(async () => {
    await world.ticks(world.sakae, doboku)
    await world.ticks(world.nozawa, doboku)
  })

  test('[I4] has all members as 発案団体 in 建制順 and tells of no one who was first', async () => {
    const match = await theMatch(world.sakae)
    const { id } = await draftTogether(world.context, world.sakae, match.id, key())
    const { db } = world.store
    const proposal = await db
      .selectFrom('proposal')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(proposal).toMatchObject({
      title: '専門職×土木の連携',
      topic_id: doboku,
      origin_kind: 'mutual_interest',
      origin_ref: match.id,
      entered_by_label: '共同の下書き',
      on_behalf_channel: null,
      state: 'draft',
    })
    const originators = await db
      .selectFrom('proposal_originator')
      .select(['organisation_id', 'agreed_at'])
      .where('proposal_id', '=', id)
      .orderBy('position')
      .execute()
    expect(originators).toEqual([
      { organisation_id: 'nozawa', agreed_at: null },
      { organisation_id: 'sakaemura', agreed_at: null },
    ])
    const moves = await db
      .selectFrom('proposal_event')
      .select('label')
      .where('proposal_id', '=', id)
      .execute()
    expect(moves).toEqual([{ label: '共同の下書き' }])
    for (const actor of [world.sakae, world.nozawa])
      expect((await theMatch(actor)).draft).toEqual({ id, title: '専門職×土木の連携' })
    expect(await deskKinds(world.nozawa)).toContain('draft')
    expect(await deskKinds(world.nozawa)).not.toContain('interest_match')
  })

  test('[I4] [P10] is submitted with the word of all, the first of them too', async () => {
    const match = await theMatch(world.sakae)
    const { id } = await draftTogether(world.context, world.sakae, match.id, key())
    const { context } = world
    const detail = () => proposalDetail(context.store.db, world.sakae, id, context.now())
    expect((await detail()).unagreed).toEqual(['nozawa', 'sakaemura'])
    await context.store.db
      .insertInto('policy_field')
      .values({
        ...{
          id: 'field',
          framework: 'settlement_autonomy',
          category_id: '',
          category_name: '',
          in_report: 0,
        },
        ...{ name: '専門職', position: 1 },
      })
      .execute()
    await context.store.db
      .updateTable('proposal')
      .set({ need: '土木職員がいない。', plan: '共同で置く。', field_id: 'field' })
      .where('id', '=', id)
      .execute()
    const submits = async () =>
      submitProposal(context, world.sakae, id, { ...key(), revision: (await detail()).revision })
    await expect(submits()).rejects.toThrow(/^野沢温泉村が、共同提案にまだ同意していません/)
    await agreeJointly(context, world.nozawa, id, key())
    expect((await submits()).number).toMatch(/^R8-/)
  })

  test('[I4] two who press at once, and one who presses twice, get the same draft', async () => {
    const match = await theMatch(world.sakae)
    const twice = key()
    const made = await Promise.all([
      draftTogether(world.context, world.sakae, match.id, twice),
      draftTogether(world.context, world.nozawa, match.id, key()),
      draftTogether(world.context, world.sakae, match.id, twice),
    ])
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(await world.store.db.selectFrom('proposal').select('id').execute()).toHaveLength(1)
  })

  test('[I4] is begun by members of the match alone; who joins later knows of it and does not read it', async () => {
    const match = await theMatch(world.sakae)
    await expect(draftTogether(world.context, world.village, match.id, key())).rejects.toEqual(
      refused('not_found'),
    )
    await expect(draftTogether(world.context, world.prefecture, match.id, key())).rejects.toEqual(
      refused('not_found'),
    )
    const { id } = await draftTogether(world.context, world.sakae, match.id, key())
    await world.ticks(world.village, doboku)
    expect((await theMatch(world.village)).draft).toBe('unreadable')
    // What was thrown away can be begun anew, by all who are in the match then.
    await world.store.db.deleteFrom('proposal_event').where('proposal_id', '=', id).execute()
    await world.store.db.deleteFrom('proposal_originator').where('proposal_id', '=', id).execute()
    await world.store.db.deleteFrom('proposal').where('id', '=', id).execute()
    expect((await theMatch(world.village)).draft).toBeNull()
    const again = await draftTogether(world.context, world.village, match.id, key())
    expect(again.id).not.toBe(id)
  })
})

describe('a match is of one body and one topic', () => {
  test('[I3] ticks on the same in two bodies of the same members never meet', async () => {
    const elsewhere = 'nagano-region'
    await world.store.db
      .insertInto('forum_member')
      .values(
        ['sakaemura', 'nozawa'].map((organisation_id) => ({
          ...{ forum_id: elsewhere, organisation_id, from_on: null, to_on: null },
          role: 'partner_municipality' as const,
        })),
      )
      .execute()
    const inBoth = {
      ...world.sakae,
      memberships: [
        ...world.sakae.memberships,
        { forumId: elsewhere, role: 'partner_municipality' as const },
      ],
    }
    await changeInterests(world.context, inBoth, { forumId: elsewhere, tick: [doboku], untick: [] })
    await world.ticks(world.nozawa, doboku)
    expect((await rows()).matches).toEqual([])
    expect(await told()).toEqual([])
  })

  test('[I3] [I6] two matches at once: each has its own members, and who leaves one leaves it alone', async () => {
    await world.ticks(world.sakae, doboku, hokenshi)
    await world.ticks(world.nozawa, doboku)
    await world.ticks(world.village, hokenshi)
    expect(await namesIn(world.nozawa)).toEqual([['野沢温泉村', '栄村']])
    expect(await namesIn(world.village)).toEqual([['木島平村', '栄村']])
    // Who is in one match already joins the other like anybody else.
    await world.ticks(world.nozawa, hokenshi)
    const three = ['木島平村', '野沢温泉村', '栄村']
    expect(await namesIn(world.village)).toEqual([three])
    await world.unticks(world.sakae, doboku)
    expect(await namesIn(world.nozawa)).toEqual([['野沢温泉村', '栄村（外した）'], three])
    expect(await namesIn(world.village)).toEqual([three])
  })
})

describe('leaving', () => {
  test('[I6] is told on the screens of those it met, without a letter, until the last of them leaves', async () => {
    await world.ticks(world.sakae, doboku)
    await world.ticks(world.nozawa, doboku)
    await world.ticks(world.village, doboku)
    await world.store.db.updateTable('notice').set({ handled_at: 1 }).execute()
    await world.unticks(world.village, doboku)
    expect(await namesIn(world.sakae)).toEqual([['木島平村（外した）', '野沢温泉村', '栄村']])
    expect(await namesIn(world.village)).toEqual([])
    await world.unticks(world.nozawa, doboku)
    expect(await namesIn(world.sakae)).toEqual([['木島平村（外した）', '野沢温泉村（外した）', '栄村']])
    expect(await told()).toHaveLength(3)
    await world.unticks(world.sakae, doboku)
    expect(await rows()).toEqual({ ticks: [], matches: [], members: [] })
  })

  test('[I6] nobody learns who wants what without being known to them: ticked, read and taken back at once', async () => {
    await world.ticks(world.sakae, doboku)
    await world.ticks(world.nozawa, doboku, hokenshi)
    expect(await namesIn(world.nozawa)).toEqual([['野沢温泉村', '栄村']])
    await world.unticks(world.nozawa, doboku, hokenshi)
    expect(await namesIn(world.sakae)).toEqual([['野沢温泉村（外した）', '栄村']])
    expect((await told()).sort()).toEqual(['nozawa', 'sakaemura'])
    const [line] = (await desk(world.store.db, world.sakae, world.clock.now)).items.filter(
      ({ kind }) => kind === 'interest_match',
    )
    expect(line?.title).toBe('専門職×土木：野沢温泉村にも同じ関心がありました（いまは外しています）')
    expect(line?.acts?.map(({ act }) => act)).toEqual(['see_match'])
    // Alone with somebody who left there is nobody to draft with.
    await expect(
      draftTogether(world.context, world.sakae, (await theMatch(world.sakae)).id, key()),
    ).rejects.toEqual(refused('conflict'))
    // What was never met was never there.
    await world.ticks(world.village, hokenshi)
    expect(await namesIn(world.village)).toEqual([])
  })

  test('[I6] whoever ticks later sees nothing of who left before, and one who comes back is in it again', async () => {
    await world.ticks(world.sakae, doboku)
    await world.ticks(world.nozawa, doboku)
    await world.unticks(world.nozawa, doboku)
    await world.ticks(world.village, doboku)
    expect(await namesIn(world.village)).toEqual([['木島平村', '栄村']])
    expect(await namesIn(world.sakae)).toEqual([['木島平村', '野沢温泉村（外した）', '栄村']])
    await world.ticks(world.nozawa, doboku)
    for (const actor of [world.sakae, world.nozawa, world.village])
      expect(await namesIn(actor)).toEqual([['木島平村', '野沢温泉村', '栄村']])
    const { id } = await draftTogether(world.context, world.village, (await theMatch(world.sakae)).id, key())
    const { originators } = await proposalDetail(world.store.db, world.sakae, id, world.clock.now)
    expect(originators).toHaveLength(3)
  })

  test('[I4] [I6] a draft stays found when a match comes about again', async () => {
    await world.ticks(world.sakae, doboku)
    await world.ticks(world.nozawa, doboku)
    const { id } = await draftTogether(world.context, world.nozawa, (await theMatch(world.sakae)).id, key())
    await world.unticks(world.sakae, doboku)
    await world.ticks(world.sakae, doboku)
    expect((await theMatch(world.sakae)).draft).toMatchObject({ id })
  })

  test('[I6] who leaves the body leaves its matches on that day, and is forgotten the morning after', async () => {
    await world.ticks(world.sakae, doboku)
    await world.ticks(world.nozawa, doboku)
    await world.store.db
      .insertInto('secretariat')
      .values({ forum_id: forumId, seat_id: world.secretariat.seatId })
      .execute()
    await leaveForum(world.context, world.secretariat, {
      forumId,
      organisationId: 'nozawa',
      lastDay: '2026-11-24',
    })
    expect(await namesIn(world.sakae)).toHaveLength(1)
    world.clock.now += 24 * 60 * 60 * 1000
    expect(await namesIn(world.sakae)).toEqual([])
    await forgetInterests(world.context, '2026-11-25')
    expect(await rows()).toEqual({ ticks: [{ organisation_id: 'sakaemura' }], matches: [], members: [] })
    // Running it again finds nothing to do.
    await forgetInterests(world.context, '2026-11-25')
    expect((await world.page(world.sakae)).ticked).toEqual([doboku])
  })

  test('[I6] a body that ended has no 関心 any more', async () => {
    await world.ticks(world.sakae, doboku)
    await world.store.db
      .updateTable('forum')
      .set({ closed_on: '2026-11-23' })
      .where('id', '=', forumId)
      .execute()
    await expect(world.ticks(world.nozawa, doboku)).rejects.toEqual(refused('conflict'))
    await world.unticks(world.nozawa, doboku)
    await forgetInterests(world.context, '2026-11-24')
    expect((await rows()).ticks).toEqual([])
  })
})

test('[I7] ticks of sample seats and of real ones never meet, not even for 先進事例', async () => {
  await world.store.db.updateTable('seat').set({ is_sample: 1 }).where('id', '=', 'seat-nozawa').execute()
  await world.ticks(world.sakae, doboku)
  await world.ticks(world.nozawa, doboku)
  expect(await namesIn(world.sakae)).toEqual([])
  expect(await world.store.transaction((tx) => interestedIn(tx, forumId, doboku))).toEqual(['sakaemura'])
  await world.store.db
    .updateTable('seat')
    .set({ is_sample: 1 })
    .where('id', '=', 'seat-kijimadaira')
    .execute()
  await world.ticks(world.village, doboku)
  expect((await rows()).members).toHaveLength(2)
  await world.store.transaction(deleteSample)
  expect(await rows()).toEqual({ ticks: [{ organisation_id: 'sakaemura' }], matches: [], members: [] })
})
