import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { proposalDetail } from '../../server/proposals/detail'
import type { Actor } from '../../shared/permission'
import { doboku, forumId, josetsu, type NeedsWorld, openNeedsWorld, seats } from '../needs/needsWorld'

let world: NeedsWorld
beforeEach(async () => {
  world = await openNeedsWorld()
})
afterEach(() => world.close())

const card = {
  ...{ what: '除雪を一括発注した', where: '○○県の2町', population: '', cost: '', start: '', failure: '' },
  ...{ contact: '', source: '' },
}
const fields = { title: '除雪の一括発注', card, topicIds: [josetsu], instrumentId: null }
const desks = async (actor: Actor) =>
  (await world.deskOf(actor)).items.flatMap(({ kind, targetId }) => (kind === 'precedent' ? targetId : []))
const tick = (organisationId: string, topicId = doboku) =>
  world.db
    .insertInto('interest')
    .values({ forum_id: forumId, organisation_id: organisationId, topic_id: topicId, at: 0, is_sample: 0 })
    .execute()

describe('filing', () => {
  test('[E9] 県 and any member file a card; who filed it changes and withdraws it, and nobody else', async () => {
    const id = await world.files(seats.prefecture)
    const own = await world.files(seats.sakae, fields)
    for (const actor of [seats.sakae, seats.secretariat, seats.stranger, seats.administrator])
      expect((await world.ask(actor, 'PUT', `/precedents/${id}`, fields)).status).toBe(403)
    expect((await world.ask(seats.administrator, 'POST', '/precedents', fields)).status).toBe(403)
    await world.does(seats.prefecture, 'PUT', `/precedents/${id}`, fields)
    expect((await world.ask(seats.nozawa, 'GET', `/precedents/${id}`)).text).toContain('除雪を一括発注した')
    await world.does(seats.sakae, 'POST', `/precedents/${own}/withdrawal`)
    expect((await world.ask(seats.sakae, 'GET', `/precedents/${own}`)).status).toBe(404)
    expect((await world.ask(seats.nozawa, 'GET', '/precedents')).text).not.toContain(own)
  })

  test('a card without 何を, どこで, 件名 or 分野×事務 is told by field', async () => {
    const { text } = await world.ask(seats.prefecture, 'POST', '/precedents', {
      ...{ title: '', topicIds: [], instrumentId: null, card: { ...card, what: '', where: ' ' } },
    })
    for (const path of ['title', 'card.what', 'card.where', 'topicIds'])
      expect(text).toContain(`"path":"${path}"`)
    const unknown = { ...fields, topicIds: ['unknown'] }
    expect((await world.ask(seats.prefecture, 'POST', '/precedents', unknown)).text).toContain('topicIds')
  })
})

describe('delivery', () => {
  test('[E9] a card reaches every organisation with a fitting open need or 関心 once, whatever the scope', async () => {
    await world.writes(seats.sakae, { scope: 'private' })
    await world.writes(seats.kijimadaira)
    await world.writes(seats.kijimadaira, { text: 'もう1つ' })
    await world.writes(seats.yamanouchi, { topicId: josetsu })
    const solved = await world.writes(seats.union)
    await world.does(seats.union, 'POST', `/needs/${solved}/state`, { state: 'solved' })
    await tick('nozawa')
    await tick('kijimadaira')
    const id = await world.files(seats.prefecture)
    for (const actor of [seats.sakae, seats.kijimadaira, seats.nozawa])
      expect(await desks(actor)).toEqual([id])
    for (const actor of [seats.yamanouchi, seats.union, seats.nakano, seats.prefecture])
      expect(await desks(actor)).toEqual([])
    const letters = (await world.notices()).filter(({ kind }) => kind === 'precedent')
    expect(letters.map(({ organisation_id }) => organisation_id).sort()).toEqual([
      'kijimadaira',
      'nozawa',
      'sakae',
    ])
    // Another 分野×事務 brings in another village, and tells the others nothing new.
    const both = { ...fields, topicIds: [doboku, josetsu] }
    await world.does(seats.prefecture, 'PUT', `/precedents/${id}`, both)
    expect(await desks(seats.yamanouchi)).toEqual([id])
    const more = (await world.notices()).filter(({ kind }) => kind === 'precedent')
    expect(more).toHaveLength(4)
  })

  test('[E9] no letter, desk line or notice says by what it came: need and 関心 read the same', async () => {
    await world.writes(seats.sakae, { scope: 'private', text: '秘密' })
    await tick('nozawa')
    await world.files(seats.prefecture)
    const letters = (await world.notices()).filter(({ kind }) => kind === 'precedent')
    const [first, second] = letters.map(({ subject, lines, path, reason }) => ({
      subject,
      lines,
      path,
      reason,
    }))
    expect(first).toEqual(second)
    expect(JSON.stringify(letters)).not.toMatch(/秘密|関心|困りごと/)
    const line = async (actor: Actor) =>
      (await world.deskOf(actor)).items.find(({ kind }) => kind === 'precedent')
    expect(await line(seats.sakae)).toEqual(await line(seats.nozawa))
  })

  test('[E9] the live notice of a delivery goes to each organisation by itself', async () => {
    await world.writes(seats.sakae)
    await tick('nozawa')
    world.told.changed.length = 0
    await world.files(seats.prefecture)
    const desk = world.told.changed.filter(({ topic }) => topic === 'desk').map(({ audience }) => audience)
    expect(desk).toContainEqual({ organisationIds: ['nozawa'] })
    expect(desk).toContainEqual({ organisationIds: ['sakae'] })
    expect(desk).toHaveLength(2)
  })

  test('[E9] who filed it is told nothing of whom it reached', async () => {
    const alone = await world.ask(seats.prefecture, 'POST', '/precedents', fields)
    await tick('nozawa', josetsu)
    await world.writes(seats.sakae, { topicId: josetsu, scope: 'private' })
    const reached = await world.ask(seats.prefecture, 'POST', '/precedents', fields)
    expect(Object.keys(JSON.parse(reached.text))).toEqual(Object.keys(JSON.parse(alone.text)))
  })

  test('[E9] a new need gets the cards that fit it at once, without a letter', async () => {
    const id = await world.files(seats.prefecture)
    await world.writes(seats.sakae)
    expect(await desks(seats.sakae)).toEqual([id])
    expect(await world.notices()).toEqual([])
    await world.does(seats.sakae, 'POST', `/precedents/${id}/opening`)
    expect(await desks(seats.sakae)).toEqual([])
    await world.writes(seats.sakae, { text: 'もう1つ' })
    expect(await desks(seats.sakae)).toEqual([])
  })

  test('a card that was withdrawn leaves the desks', async () => {
    await world.writes(seats.sakae)
    const id = await world.files(seats.prefecture)
    await world.does(seats.prefecture, 'POST', `/precedents/${id}/withdrawal`)
    expect(await desks(seats.sakae)).toEqual([])
  })
})

describe('うちでもできるか', () => {
  test('[E11] opens a draft with the card as its きっかけ; out of an own need it is the need’s proposal', async () => {
    const needId = await world.writes(seats.sakae)
    const id = await world.files(seats.prefecture)
    const { proposalId } = await world.does(seats.sakae, 'POST', `/precedents/${id}/draft`, {
      forumId,
      needId,
    })
    const row = await world.db
      .selectFrom('proposal')
      .selectAll()
      .where('id', '=', proposalId)
      .executeTakeFirst()
    expect(row).toMatchObject({
      ...{ origin_kind: 'precedent', origin_ref: id, topic_id: doboku, field_id: 'field-1' },
      ...{ need: '土木の技師がいない', entered_by_organisation: 'sakae', on_behalf_channel: null },
    })
    const detail = await proposalDetail(world.db, seats.sakae, proposalId, world.clock.now)
    expect(detail.originators).toMatchObject([{ organisationId: 'sakae' }])
    const [need] = (await world.page(seats.sakae)).needs
    expect(need?.takeover).toMatchObject({ isOwner: true, proposal: { id: proposalId } })
  })

  test('[E11] is not for who has no voice in the body, and takes no need that one may not read or own', async () => {
    const id = await world.files(seats.prefecture)
    for (const actor of [seats.watcher, seats.stranger, seats.prefecture, seats.administrator])
      expect((await world.ask(actor, 'POST', `/precedents/${id}/draft`, { forumId })).status).toBe(403)
    const hidden = await world.writes(seats.sakae, { scope: 'private' })
    const answer = await world.ask(seats.nakano, 'POST', `/precedents/${id}/draft`, {
      forumId,
      needId: hidden,
    })
    expect(answer.status).toBe(404)
    const open = await world.writes(seats.sakae)
    await world.does(seats.nakano, 'POST', `/precedents/${id}/draft`, { forumId, needId: open })
    expect((await world.page(seats.nakano)).needs.find((need) => need.id === open)?.takeover).toBeNull()
  })
})
